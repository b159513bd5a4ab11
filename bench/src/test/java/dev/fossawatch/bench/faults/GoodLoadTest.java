package dev.fossawatch.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GoodLoadTest {
  private static final FaultPlan PLAN = new FaultPlan(List.of(), 1, 1, 200, false, false);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  /** Answers each so manieth request with a status, and all others with 200. */
  private int answering(int every, int status) {
    server.createContext(
        "/",
        exchange -> {
          boolean odd = asked.incrementAndGet() % every == 0;
          exchange.sendResponseHeaders(odd ? status : 200, 1);
          exchange.getResponseBody().write('x');
          exchange.close();
        });
    return server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void asManyAreAskedAsAreDue() throws Exception {
    GoodLap lap = GoodLoad.run(answering(1, 200), PLAN, 1);

    assertThat(asked).hasValue(200);
    assertThat(lap.asked()).isEqualTo(200);
    assertThat(lap.lost()).isZero();
  }

  @Test
  void whatIsNotAnsweredRightlyIsLost() throws Exception {
    assertThat(GoodLoad.run(answering(10, 502), PLAN, 1).lost()).isEqualTo(20);
  }
}
