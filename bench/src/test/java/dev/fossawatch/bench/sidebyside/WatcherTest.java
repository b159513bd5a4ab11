package dev.fossawatch.bench.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatcherTest {
  private static final String METRICS =
      """
      # TYPE fossawatch_http_requests_total counter
      fossawatch_http_requests_total{outcome="aborted"} 12.0
      fossawatch_http_requests_total{outcome="ok"} 1.000123E7
      fossawatch_http_requests_totally{outcome="ok"} 5.0
      """;

  private HttpServer gateway;

  @BeforeEach
  void start() throws Exception {
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext(
        "/metrics",
        exchange -> {
          byte[] body = METRICS.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    gateway.start();
  }

  @AfterEach
  void stop() {
    gateway.stop(0);
  }

  private Watcher watcher(boolean expected) {
    return Watcher.of(gateway.getAddress().getPort(), expected);
  }

  @Test
  void requestsOfAllOutcomesAreAddedUp() throws Exception {
    assertThat(watcher(true).total()).isEqualTo(10_001_242);
  }

  @Test
  void aGatewayThatWatchesMoreOrLessThanItShouldFailsTheRun() {
    assertThatCode(() -> watcher(true).requireSaw(1_242, 10_000_000)).doesNotThrowAnyException();
    assertThatThrownBy(() -> watcher(true).requireSaw(100, 10_000_000))
        .hasMessage("a gateway counted 1242 requests of 100");
    assertThatThrownBy(() -> watcher(false).requireSaw(1_242, 10_000_000))
        .hasMessage("a gateway counted 1242 requests of 1242");
    assertThatCode(() -> watcher(false).requireSaw(1_242, 10_001_242)).doesNotThrowAnyException();
  }
}
