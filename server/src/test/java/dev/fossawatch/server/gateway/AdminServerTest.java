package dev.fossawatch.server.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fossawatch.core.Fossawatch;
import dev.fossawatch.core.api.Api;
import dev.fossawatch.core.api.ApiRequest;
import dev.fossawatch.core.api.ApiResponse;
import dev.fossawatch.core.config.ConfigLoader;
import dev.fossawatch.core.http.RawClient;
import dev.fossawatch.core.http.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminServerTest {
  private static final String HEALTH = "/api/v1/monitoring/health";
  private static final byte[] NOTHING = new byte[0];

  @TempDir private Path directory;
  private Fossawatch fossawatch;
  private AdminServer server;

  @BeforeEach
  void start() throws GatewayException {
    fossawatch = fossawatch(Map.of());
    server = AdminServer.start(fossawatch);
  }

  @AfterEach
  void stop() {
    server.close();
    fossawatch.close();
  }

  private Fossawatch fossawatch(Map<String, String> environment) {
    ConfigLoader loader =
        ConfigLoader.from(environment)
            .option("test", "data.directory", directory.resolve("data").toString())
            .option("test", "server.admin_port", "0");
    return Fossawatch.builder().config(loader.load().config()).startStrictly();
  }

  /** Has other answers given than Fossawatch's own. */
  private void answering(Function<ApiRequest, ApiResponse> answers) throws GatewayException {
    server.close();
    server = AdminServer.start(fossawatch.config().server(), fossawatch.exchanges(), answers);
  }

  private Reply get(String target, String... headers) throws IOException {
    return RawClient.get(server.port(), target, headers);
  }

  private String bearer() {
    return "Authorization: Bearer " + fossawatch.access().initialToken().orElseThrow().token();
  }

  private static ApiResponse text(int status, String text) {
    return new ApiResponse(status, Map.of("Content-Type", "text/plain"), text.getBytes(UTF_8));
  }

  @Test
  void thePagesLieAtTheRoot() throws IOException {
    Reply page = get("/", bearer());
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    Reply signIn = get("/fossawatch");
    assertThat(signIn.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(signIn.header("X-Frame-Options")).isEqualTo("DENY");
  }

  @Test
  void theMetricsLieAtTheirUsualPathAndWantACredential() throws IOException {
    assertThat(get("/metrics").status()).isEqualTo(401);
    Reply metrics = get("/metrics", bearer());
    assertThat(metrics.status()).isEqualTo(200);
    assertThat(metrics.text()).contains("# TYPE process_uptime_seconds gauge");
  }

  @Test
  void theInterfaceAnswersAsItDoesEverywhere() throws IOException {
    Reply health = get("/api/v1/monitoring/tokens", bearer());
    assertThat(health.status()).isEqualTo(200);
    assertThat(health.header("Content-Type")).isEqualTo("application/json");
    assertThat(health.header("Content-Length")).isEqualTo("" + health.body().length);
    assertThat(health.text()).contains("\"tokens\"");
  }

  @Test
  void aBodyReachesTheInterface() throws IOException {
    Reply made =
        RawClient.post(
            server.port(),
            "/api/v1/monitoring/tokens",
            "application/json",
            "{\"name\":\"ci\",\"scope\":\"read\"}",
            bearer());
    assertThat(made.status()).isEqualTo(201);
    assertThat(fossawatch.access().credentials().tokens())
        .anyMatch(token -> token.name().equals("ci"));
  }

  @Test
  void headTellsTheLengthAndSendsNothing() throws IOException {
    Reply whole = get("/fossawatch");
    Reply head = RawClient.ask(server.port(), "HEAD", "/fossawatch", NOTHING);
    assertThat(head.status()).isEqualTo(whole.status());
    assertThat(head.body()).isEmpty();
    assertThat(head.header("Content-Length")).isEqualTo("" + whole.body().length);
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() throws IOException {
    byte[] body = new byte[Api.MAX_BODY_BYTES + 1];
    Reply declared =
        RawClient.ask(
            server.port(),
            "POST",
            "/api/v1/monitoring/tokens",
            body,
            "Content-Length: " + body.length);
    assertThat(declared.status()).isEqualTo(413);
    assertThat(declared.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void aBodyOfUnknownLengthIsRefusedWhenItGetsTooLarge() throws IOException {
    try (RawClient client = RawClient.connect(server.port())) {
      client.head("POST", "/api/v1/monitoring/tokens", "Transfer-Encoding: chunked");
      String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
      for (int i = 0; i < 17; i++) {
        client.send(chunk);
      }
      assertThat(client.readUntil("\r\n")).isEqualTo("HTTP/1.1 413 Request Entity Too Large\r\n");
    }
  }

  @Test
  void aBodyOfTheLargestSizeIsHandedOverWhole() throws Exception {
    AtomicReference<byte[]> got = new AtomicReference<>(NOTHING);
    answering(
        request -> {
          got.set(request.body());
          return text(200, "ok");
        });
    byte[] body = new byte[Api.MAX_BODY_BYTES];
    body[body.length - 1] = 7;
    for (int i = 0; i < 40; i++) {
      Reply reply =
          RawClient.ask(server.port(), "POST", "/x", body, "Content-Length: " + body.length);
      assertThat(reply.status()).as("request %d", i).isEqualTo(200);
    }
    assertThat(got.get()).isEqualTo(body);
  }

  @Test
  void aSlowCallHoldsUpNoOther() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    answering(
        request -> {
          if (request.path().equals("/slow")) {
            begun.countDown();
            awaitQuietly(released);
          }
          return text(200, request.path());
        });
    try (RawClient slow = RawClient.connect(server.port())) {
      slow.head("GET", "/slow");
      begun.await();
      assertThat(get("/fast").text()).isEqualTo("/fast");
      assertThat(get("/healthz").status()).isEqualTo(200);
      released.countDown();
      assertThat(slow.reply().text()).isEqualTo("/slow");
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aFaultIsAnsweredAsOne() throws Exception {
    answering(
        request -> {
          throw new IllegalStateException("broken on purpose");
        });
    Reply reply = get("/x");
    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.text()).doesNotContain("purpose");
  }

  @ParameterizedTest
  @CsvSource({
    "/a%20b?c=%20, /a b",
    "/a+b, /a+b",
    "/%C3%A4, /ä",
    "/a/../b, /b",
    "/a/%2e%2e/b, /a/../b",
    "http://localhost/c?d, /c"
  })
  void thePathIsDecoded(String target, String path) throws Exception {
    AtomicReference<@Nullable ApiRequest> got = new AtomicReference<>();
    answering(
        request -> {
          got.set(request);
          return text(200, request.path());
        });
    assertThat(get(target, "X-A: 1", "X-A: 2").text()).isEqualTo(path);
    ApiRequest request = Objects.requireNonNull(got.get());
    assertThat(request.view().headers("x-a")).containsExactly("1", "2");
    assertThat(request.view().peerAddress()).isEqualTo("127.0.0.1");
    assertThat(request.view().rawPath()).startsWith("/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%zz", "/a|b", "*"})
  void aMalformedPathIsABadRequest(String target) throws IOException {
    assertThat(get(target).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({"localhost, 401", "127.0.0.1:9797, 401", "attacker.example, 421"})
  void onTheLoopbackAddressTheHostMustBeOneOfIt(String host, int status) throws IOException {
    try (RawClient client = RawClient.connect(server.port())) {
      client.send("GET /metrics HTTP/1.1\r\nConnection: close\r\nHost: " + host + "\r\n\r\n");
      assertThat(client.reply().status()).isEqualTo(status);
    }
  }

  @ParameterizedTest
  @CsvSource({"STARTING, 503, starting", "READY, 200, ready", "DRAINING, 503, draining"})
  void aProbeLearnsWhetherTrafficIsTaken(Readiness readiness, int status, String word)
      throws IOException {
    server.tell(readiness);
    Reply ready = get("/readyz");
    assertThat(ready.status()).isEqualTo(status);
    assertThat(ready.text()).isEqualTo(word + "\n");
    assertThat(ready.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
    assertThat(ready.header("Cache-Control")).isEqualTo("no-store");
    assertThat(get("/healthz").text()).isEqualTo("ok\n");
    Reply head = RawClient.ask(server.port(), "HEAD", "/readyz", NOTHING);
    assertThat(head.status()).isEqualTo(status);
    assertThat(head.body()).isEmpty();
  }

  @Test
  void beforeAnythingIsToldItIsStarting() throws IOException {
    assertThat(get("/readyz").text()).isEqualTo("starting\n");
  }

  @Test
  void probesAreOnlyAsked() throws IOException {
    Reply reply =
        RawClient.ask(server.port(), "POST", "/readyz", NOTHING, "Content-Length: 0", bearer());
    assertThat(reply.status()).isEqualTo(404);
  }

  @Test
  void severalRequestsShareAConnection() throws IOException {
    try (RawClient client = RawClient.connect(server.port())) {
      for (int i = 0; i < 3; i++) {
        client.send("GET " + HEALTH + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(client.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 ");
        client.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(client.readUntil("ok\n")).contains("HTTP/1.1 200 OK");
      }
    }
  }

  @Test
  void switchedOffThereIsNothingButTheProbes() throws Exception {
    server.close();
    fossawatch.close();
    fossawatch = fossawatch(Map.of("MONITORING_ENABLED", "false"));
    server = AdminServer.start(fossawatch);
    assertThat(get("/metrics").status()).isEqualTo(404);
    assertThat(get("/healthz").status()).isEqualTo(200);
  }

  @Test
  void aPortInUseIsToldWithWhatHelps() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ConfigLoader loader =
          ConfigLoader.from(Map.of())
              .option("test", "server.admin_port", "" + taken.getLocalPort());
      assertThatThrownBy(
              () ->
                  AdminServer.start(
                      loader.load().config().server(),
                      fossawatch.exchanges(),
                      request -> text(200, "")))
          .isInstanceOf(GatewayException.class)
          .hasMessageContaining("admin port " + taken.getLocalPort() + " of 127.0.0.1")
          .hasMessageContaining("--admin-port");
    }
  }

  @Test
  void aHostThatIsNotOursIsToldWithWhatHelps() {
    ConfigLoader loader =
        ConfigLoader.from(Map.of()).option("test", "server.admin_host", "192.0.2.1");
    assertThatThrownBy(
            () ->
                AdminServer.start(
                    loader.load().config().server(),
                    fossawatch.exchanges(),
                    request -> text(200, "")))
        .isInstanceOf(GatewayException.class)
        .hasMessageContaining("192.0.2.1");
  }
}
