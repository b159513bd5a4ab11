package dev.fossawatch.server.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.fossawatch.core.Fossawatch;
import dev.fossawatch.core.config.ConfigLoader;
import dev.fossawatch.core.http.JudgingGuard;
import dev.fossawatch.core.http.RawClient;
import dev.fossawatch.core.http.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages and interface at the port of the traffic. */
class OwnRequestsTest {
  private static final String TOKENS = "/api/v1/monitoring/tokens";

  @TempDir private Path directory;
  private final JudgingGuard guard = new JudgingGuard();
  private HttpServer application;
  private Fossawatch fossawatch;
  private Gateway gateway;

  @BeforeEach
  void start() throws Exception {
    application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    application.createContext(
        "/",
        exchange -> {
          byte[] body = ("application " + exchange.getRequestURI()).getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    application.start();
    open(true);
  }

  private void open(boolean apiOnTrafficPort) throws GatewayException {
    ConfigLoader loader =
        ConfigLoader.from(Map.of())
            .option("test", "data.directory", directory.resolve("data").toString())
            .option("test", "server.host", "127.0.0.1")
            .option("test", "server.port", "0")
            .option("test", "gateway.limits.body_bytes", "1000")
            .option("test", "server.api_on_traffic_port", Boolean.toString(apiOnTrafficPort))
            .option(
                "test",
                "gateway.upstreams",
                "http://127.0.0.1:" + application.getAddress().getPort());
    fossawatch = Fossawatch.builder().config(loader.load().config()).guard(guard).startStrictly();
    gateway = Gateway.start(fossawatch);
  }

  @AfterEach
  void stop() {
    gateway.close();
    fossawatch.close();
    application.stop(0);
  }

  private String bearer() {
    return "Authorization: Bearer " + fossawatch.access().initialToken().orElseThrow().token();
  }

  @Test
  void pagesAndInterfaceAreAnsweredHere() throws IOException {
    assertThat(RawClient.get(gateway.port(), "/fossawatch", bearer()).header("X-Frame-Options"))
        .isEqualTo("DENY");
    assertThat(RawClient.get(gateway.port(), TOKENS).status()).isEqualTo(401);
    Reply made =
        RawClient.post(
            gateway.port(),
            TOKENS,
            "application/json",
            "{\"name\":\"ci\",\"scope\":\"read\"}",
            "Expect: 100-continue",
            bearer());
    assertThat(made.status()).isEqualTo(201);
  }

  @Test
  void theyAreNotCountedAsTheApplications() throws IOException {
    assertThat(RawClient.get(gateway.port(), TOKENS, bearer()).status()).isEqualTo(200);
    assertThat(RawClient.get(gateway.port(), "/orders").status()).isEqualTo(200);
    Reply metrics =
        RawClient.get(gateway.port(), "/api/v1/monitoring/prometheus/metrics", bearer());
    assertThat(metrics.text()).contains("fossawatch_http_requests_total{outcome=\"ok\"} 1.0\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/metrics",
        "/readyz",
        "/fossawatched",
        "/fossawatch/../orders",
        "/%66ossawatch",
        "/x?/fossawatch"
      })
  void everythingElseIsTheApplications(String target) throws IOException {
    assertThat(RawClient.get(gateway.port(), target).text()).startsWith("application /");
  }

  @Test
  void bothShareAConnection() throws IOException {
    try (RawClient client = RawClient.connect(gateway.port())) {
      for (int i = 0; i < 3; i++) {
        client.send("GET " + TOKENS + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(client.readUntil("}")).startsWith("HTTP/1.1 401 ");
        client.send("GET /orders HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(client.readUntil("/orders")).startsWith("HTTP/1.1 200 ");
      }
    }
  }

  @Test
  void whoIsRefusedAnApplicationIsRefusedThemToo() throws IOException {
    assertThat(RawClient.get(gateway.port(), TOKENS + "?attack", bearer()).status()).isEqualTo(403);
    Reply hurried = RawClient.get(gateway.port(), "/fossawatch?hurry");
    assertThat(hurried.status()).isEqualTo(429);
    assertThat(hurried.header("Retry-After")).isEqualTo("17");
  }

  @Test
  void theirBodiesAreJudgedBeforeTheInterfaceReadsThem() throws IOException {
    assertThat(judged("{\"name\":\"attack\"}").status()).isEqualTo(403);
    assertThat(judged("{\"name\":\"harmless\"}").text()).contains("judged"); // no such parameter
    assertThat(guard.judged()).containsExactly("{\"name\":\"attack\"}", "{\"name\":\"harmless\"}");
  }

  private Reply judged(String body) throws IOException {
    return RawClient.post(gateway.port(), TOKENS + "?judged", "application/json", body, bearer());
  }

  @ParameterizedTest
  @CsvSource({
    "405, TRACE %s HTTP/1.1~Host: a~~",
    "413, POST %s HTTP/1.1~Host: a~Content-Length: 1001~~",
    "400, POST %s HTTP/1.1~Host: a~Content-Length: 1~Transfer-Encoding: chunked~~",
    "400, GET %s HTTP/1.1~Host: a~ folded~~",
    "400, GET %s HTTP/1.1~~"
  })
  void whatIsRefusedForTheApplicationIsRefusedForThem(int status, String request)
      throws IOException {
    try (RawClient client = RawClient.connect(gateway.port())) {
      client.send(request.formatted(TOKENS).replace("~", "\r\n"));
      assertThat(client.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 " + status + ' ');
    }
  }

  @Test
  void unlessTheConfigurationSaysSoTheyAreAtTheAdminPortAlone() throws Exception {
    gateway.close();
    fossawatch.close();
    open(false);
    assertThat(RawClient.get(gateway.port(), "/fossawatch").text())
        .isEqualTo("application /fossawatch");
  }
}
