package dev.fossawatch.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.sun.net.httpserver.HttpServer;
import dev.fossawatch.core.config.ConfigLoader;
import dev.fossawatch.core.http.RawClient;
import dev.fossawatch.core.http.Reply;
import dev.fossawatch.core.store.DataDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @TempDir private Path parent;
  private HttpServer application;

  @BeforeEach
  void startApplication() throws IOException {
    application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    application.setExecutor(threads);
    application.createContext(
        "/",
        exchange -> {
          if (exchange.getRequestURI().getPath().equals("/slow")) {
            asked.countDown();
            awaitQuietly(released);
          }
          byte[] body = exchange.getRequestURI().toString().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    application.start();
  }

  @AfterEach
  void stopApplication() {
    released.countDown();
    application.stop(0);
    threads.shutdownNow();
  }

  private Path directory() {
    return parent.resolve("data");
  }

  private String upstream() {
    return "http://127.0.0.1:" + application.getAddress().getPort();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Answer serve(String... arguments) {
    List<String> all =
        new ArrayList<>(List.of("serve", "--host=127.0.0.1", "--data-dir=" + directory()));
    all.addAll(List.of(arguments));
    if (all.stream().noneMatch(argument -> argument.startsWith("--admin-port"))) {
      all.add("--admin-port=0");
    }
    return Answer.of(
        CommandLines.of(Map.of("FOSSAWATCH_PROFILE", "production")), all.toArray(String[]::new));
  }

  @Test
  void trafficIsPassedOnAndWatched() throws Exception {
    try (ServeProcess gateway = new ServeProcess(directory(), upstream())) {
      assertThat(RawClient.get(gateway.port(), "/orders/7?a=b").text()).isEqualTo("/orders/7?a=b");
      assertThat(RawClient.get(gateway.adminPort(), "/readyz").text()).isEqualTo("ready\n");
      Path file = directory().resolve("initial-admin-token");
      assertThat(gateway.told()).last().asString().isEqualTo("Its first admin token is in " + file);
      String token = Files.readString(file).strip();
      Reply metrics =
          RawClient.get(gateway.adminPort(), "/metrics", "Authorization: Bearer " + token);
      assertThat(metrics.text())
          .containsPattern("fossawatch_http_requests_total\\{outcome=\"ok\"} 1\\.0");
      gateway.terminate();
      assertThat(gateway.exitCode()).isZero();
      assertThat(gateway.told() + gateway.rest()).doesNotContain(token);
    }
    DataDirectory.open(directory()).close();
  }

  @Test
  void toldToEndItFinishesWhatIsUnderWayAndTellsProbes() throws Exception {
    try (ServeProcess gateway = new ServeProcess(directory(), upstream());
        RawClient client = RawClient.connect(gateway.port())) {
      client.head("GET", "/slow");
      assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
      gateway.terminate();
      String readiness = RawClient.get(gateway.adminPort(), "/readyz").text();
      for (int i = 0; readiness.equals("ready\n") && i < 600; i++) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        readiness = RawClient.get(gateway.adminPort(), "/readyz").text();
      }
      assertThat(readiness).isEqualTo("draining\n");
      released.countDown();
      assertThat(client.reply().text()).isEqualTo("/slow");
      assertThat(gateway.exitCode()).isZero();
    }
  }

  @Test
  void hungUpItOpensItsAccessLogAnewAndServesOn() throws Exception {
    assumeFalse(hangUpsAreIgnored(), "skipped: under nohup nobody is told of a hang-up");
    Path log = parent.resolve("access.log");
    try (ServeProcess gateway =
        new ServeProcess(directory(), upstream(), "--set=gateway.access_log=" + log)) {
      assertThat(RawClient.get(gateway.port(), "/before").status()).isEqualTo(200);
      awaitLog(log, "/before");
      Path moved = Files.move(log, parent.resolve("access.log.1"));
      gateway.hangUp();
      awaitLog(log, "");
      assertThat(RawClient.get(gateway.port(), "/after").status()).isEqualTo(200);
      awaitLog(log, "/after");
      assertThat(moved).content().contains("/before").doesNotContain("/after");
      assertThat(gateway.isAlive()).isTrue();
    }
  }

  @Test
  void withTheMiddlewareOffTheAccessLogIsWrittenAndNothingElseIsDone() throws Exception {
    Path log = parent.resolve("access.log");
    ConfigLoader loader =
        ConfigLoader.from(Map.of("FOSSAWATCH_PROFILE", "production"))
            .option("test", "data.directory", directory().toString())
            .option("test", "server.host", "127.0.0.1")
            .option("test", "server.port", "0")
            .option("test", "server.admin_port", "0")
            .option("test", "http.middleware_enabled", "false")
            .option("test", "gateway.access_log", log.toString())
            .option("test", "gateway.upstreams", upstream());
    try (RunningGateway gateway = RunningGateway.start(loader.load().config())) {
      Reply reply = RawClient.get(gateway.traffic().port(), "/plain?a=b");
      assertThat(reply.header("X-Request-ID")).isNull();
      assertThat(reply.header("X-Response-Time")).isNull();
      awaitLog(log, "\"path\":\"/plain\",\"query\":\"a=b\"");
      assertThat(log).content().contains("\"status\":200", "\"bytes_out\":10");
    }
    assertThat(log).content().hasLineCount(1);
  }

  /** Signal 1 in the set of those ignored, which a process leaves to its children. */
  private static boolean hangUpsAreIgnored() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .anyMatch(line -> Long.parseUnsignedLong(line.split("\\s+", 2)[1], 16) % 2 == 1);
  }

  private static void awaitLog(Path log, String text) throws IOException {
    long start = System.nanoTime();
    while (!Files.exists(log) || !Files.readString(log).contains(text)) {
      assertThat(System.nanoTime() - start).as("time for " + text).isLessThan(60_000_000_000L);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  @Test
  void withoutAnApplicationItIsBadUsage() {
    assertThat(serve("--port=0"))
        .isEqualTo(
            new Answer(
                2,
                "",
                """
                fossawatch serve: there is no application to pass traffic on to: name it with --upstream URL, or in gateway.upstreams
                Try 'fossawatch serve --help'.
                """));
  }

  @Test
  void aBadConfigurationStopsIt() {
    Answer answer = serve("--upstream=127.0.0.1:8000", "--set=gateway.limits.headers=0");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).startsWith("The configuration has 2 problems:");
    assertThat(directory()).doesNotExist();
  }

  @Test
  void aDirectoryThatAnotherHoldsStopsIt() throws IOException {
    try (DataDirectory held = DataDirectory.open(directory())) {
      assertThat(held.path()).isPresent();
      Answer answer = serve("--upstream", upstream(), "--port=0");
      assertThat(answer.code()).isEqualTo(1);
      assertThat(answer.err())
          .startsWith("fossawatch serve: The data directory " + directory())
          .contains("in use");
    }
  }

  @Test
  void aPortInUseStopsItAndLeavesNothingRunning() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      Answer traffic = serve("--upstream", upstream(), "--port=" + port);
      assertThat(traffic.code()).isEqualTo(1);
      assertThat(traffic.err()).contains("port " + port).contains("--port");
    }
    DataDirectory.open(directory()).close();
  }

  @Test
  void theAdminPortInUseStopsItToo() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Answer answer =
          serve("--upstream", upstream(), "--port=0", "--admin-port=" + taken.getLocalPort());
      assertThat(answer.code()).isEqualTo(1);
      assertThat(answer.err()).contains("admin port " + taken.getLocalPort());
    }
    DataDirectory.open(directory()).close();
  }

  @Test
  void aMissingCertificateStopsIt() {
    Answer answer =
        serve(
            "--upstream",
            upstream(),
            "--port=0",
            "--set=gateway.tls.certificate=none.pem",
            "--set=gateway.tls.key=none.pem");
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.err()).startsWith("fossawatch serve: gateway.tls: cannot read none.pem");
  }

  @Test
  void anAccessLogThatCannotBeWrittenStopsIt() throws IOException {
    String nowhere = directory().resolve("missing").resolve("access.log").toString();
    Answer answer =
        serve("--upstream", upstream(), "--port=0", "--set=gateway.access_log=" + nowhere);
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.err()).startsWith("fossawatch serve: the access log " + nowhere);
  }

  @Test
  void theAccessLogIsWholeWhenItEnds() throws Exception {
    Path log = parent.resolve("access.log");
    try (RunningGateway gateway =
        RunningGateway.start(
            ConfigLoader.from(Map.of("FOSSAWATCH_DATA_DIR", directory().toString()))
                .option("test", "server.host", "127.0.0.1")
                .option("test", "server.port", "0")
                .option("test", "server.admin_port", "0")
                .option("test", "gateway.upstreams", upstream())
                .option("test", "gateway.access_log", log.toString())
                .load()
                .config())) {
      assertThat(RawClient.get(gateway.traffic().port(), "/orders/7?token=t").text())
          .isEqualTo("/orders/7?token=t");
    }
    assertThat(Files.readString(log))
        .contains("\"path\":\"/orders/7\",\"query\":\"token=******\"")
        .contains("\"upstream\":\"" + upstream() + "\"")
        .endsWith("}\n");
  }
}
