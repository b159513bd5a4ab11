package dev.fossawatch.server.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import dev.fossawatch.core.http.Exchange;
import dev.fossawatch.core.http.Exchanges;
import dev.fossawatch.core.internal.Json;
import dev.fossawatch.core.time.ManualTime;
import dev.fossawatch.core.time.TimeSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class AccessLogTest {
  private final ManualTime time = new ManualTime();

  @TempDir private Path directory = Path.of("");

  private Path file() {
    return directory.resolve("access.log");
  }

  /** What is logged of these requests. */
  private List<JsonNode> logged(LoggedRequest... requests) throws IOException {
    try (AccessLog log = AccessLog.open(file().toString(), time)) {
      Exchanges exchanges = LoggedRequest.exchanges(time, log);
      for (LoggedRequest request : requests) {
        request.pass(exchanges);
      }
    }
    return lines(file());
  }

  private static List<JsonNode> lines(Path file) throws IOException {
    return parsed(Files.readAllBytes(file));
  }

  private static List<JsonNode> parsed(byte[] log) {
    return new String(log, UTF_8).lines().map(Json.MAPPER::readTree).toList();
  }

  @Test
  void everyEndedExchangeIsALine() throws Exception {
    try (AccessLog log = AccessLog.open(file().toString(), time)) {
      Exchange exchange =
          LoggedRequest.exchanges(time, log)
              .begin(
                  new LoggedRequest(
                      "POST",
                      "/orders/%7e",
                      "a=1&b=%20",
                      Map.of(
                          "Host",
                          "shop.example",
                          "User-Agent",
                          "curl/8.0 \"x\"",
                          "Referer",
                          "https://shop.example/?token=t",
                          "X-Request-ID",
                          "abc-123")));
      time.advance(Duration.ofNanos(1_234_567));
      exchange.responding(LoggedRequest.NotFound.INSTANCE);
      exchange.received(2_048);
      exchange.sent(17);
      time.advance(Duration.ofSeconds(1));
      exchange.end(LoggedRequest.NotFound.INSTANCE);
    }

    assertThat(Files.readString(file()))
        .isEqualTo(
            "{\"time\":\"2026-01-01T00:00:01.001Z\",\"client\":\"192.0.2.1\",\"method\":\"POST\","
                + "\"path\":\"/orders/%7e\",\"query\":\"a=1&b=%20\",\"protocol\":\"HTTP/2.0\","
                + "\"scheme\":\"https\",\"host\":\"shop.example\",\"status\":404,"
                + "\"outcome\":\"client_error\",\"bytes_in\":2048,\"bytes_out\":17,"
                + "\"duration_ms\":1001.234,\"first_byte_ms\":1.234,\"request_id\":\"abc-123\","
                + "\"user_agent\":\"curl/8.0 \\\"x\\\"\","
                + "\"referer\":\"https://shop.example/?token=******\"}\n");
  }

  @Test
  void secretsOfTheQueryAreMasked() throws Exception {
    assertThat(
            logged(new LoggedRequest("GET", "/", "a=1&access_token=t0p&b=2", Map.of()))
                .get(0)
                .path("query")
                .asString())
        .isEqualTo("a=1&access_token=******&b=2");
  }

  @Property(tries = 200)
  void aLineIsValidWhateverTheRequestHolds(
      @ForAll String method, @ForAll String path, @ForAll String query, @ForAll String agent) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<AccessEntry> entries = new ArrayList<>();
    Exchanges exchanges =
        LoggedRequest.exchanges(
            new ManualTime(), new EndRecorder(ended -> entries.add(new AccessEntry(ended, 0))));
    new LoggedRequest(method, path, query, Map.of("User-Agent", agent)).pass(exchanges);

    entries.get(0).line(new JsonLine(out));

    assertThat(out.toString(UTF_8)).endsWith("}\n").matches("[ -~]*\n");
    JsonNode line = parsed(out.toByteArray()).get(0);
    assertThat(line.path("user_agent").asString()).isEqualTo(agent);
    assertThat(line.path("status").asInt()).isEqualTo(404);
  }

  @Test
  void longValuesAreCut() throws Exception {
    JsonNode line =
        logged(
                new LoggedRequest(
                    "M".repeat(100),
                    "/" + "p".repeat(10_000),
                    "q".repeat(10_000),
                    Map.of(
                        "Host", "h".repeat(1_000),
                        "User-Agent", "u".repeat(10_000),
                        "Referer", "https://bob:" + "s".repeat(10_000) + "@shop.example/")))
            .get(0);

    assertThat(line.path("method").asString()).hasSize(33).endsWith("\u2026");
    assertThat(line.path("path").asString()).hasSize(2_049).endsWith("\u2026");
    assertThat(line.path("query").asString()).hasSize(2_049);
    assertThat(line.path("host").asString()).hasSize(256);
    assertThat(line.path("user_agent").asString()).hasSize(1_025);
    assertThat(line.path("referer").asString()).isEqualTo("https://\u2026");
  }

  @Test
  void aFileThatWasMovedAwayIsFollowedByANewOne() throws Exception {
    Path moved = directory.resolve("access.log.1");
    try (LogSink sink = LogFile.open(file().toString())) {
      sink.write("1\n".getBytes(UTF_8));
      Files.move(file(), moved);
      sink.write("2\n".getBytes(UTF_8));
      sink.reopen();
      sink.write("3\n".getBytes(UTF_8));
    }

    assertThat(moved).hasContent("1\n");
    assertThat(file()).hasContent("2\n3\n");
  }

  @Test
  void aFileThatWasCopiedAndCutIsGoneOnWithFromItsBegin() throws Exception {
    try (LogSink sink = LogFile.open(file().toString())) {
      sink.write("1\n".getBytes(UTF_8));
      Files.write(file(), new byte[0]);
      sink.write("2\n".getBytes(UTF_8));
    }

    assertThat(file()).hasContent("2\n");
  }

  @Test
  void askedToItOpensTheFileAnewThoughThereIsNothingToWrite() throws Exception {
    try (AccessLog log = AccessLog.open(file().toString(), time)) {
      Files.move(file(), directory.resolve("access.log.1"));
      log.reopen();

      Eventually.holds("there is a new file", () -> Files.exists(file()));
    }
  }

  @Test
  void othersMayNotReadIt() throws Exception {
    assumeThat(directory.getFileSystem().supportedFileAttributeViews()).contains("posix");

    logged(LoggedRequest.get("/"));

    assertThat(Files.getPosixFilePermissions(file()))
        .contains(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)
        .doesNotContain(
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.GROUP_WRITE);
  }

  @Test
  void aLogThatCannotBeOpenedSaysWhy() {
    String nowhere = directory.resolve("missing").resolve("access.log").toString();

    assertThatThrownBy(() -> AccessLog.open(nowhere, time))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("the access log " + nowhere + " cannot be written (");
  }

  @Test
  void aFullDiskIsCountedAndSurvived() throws Exception {
    assumeThat(Path.of("/dev/full")).as("Linux alone has it").exists();
    AccessLog log = AccessLog.open("/dev/full", time);
    Exchanges exchanges = LoggedRequest.exchanges(time, log);

    LoggedRequest.get("/").pass(exchanges);
    log.close();

    assertThat(log.lines()).containsEntry("failed", 1.0).containsEntry("written", 0.0);
  }

  @Test
  @Timeout(60)
  void afterAFailureItIsTriedAgainInASecond() throws Exception {
    FlakySink sink = new FlakySink();
    AccessLog log = AccessLog.start(time, sink);
    Exchanges exchanges = LoggedRequest.exchanges(time, log);
    LoggedRequest.get("/lost").pass(exchanges);
    Eventually.holds("it failed", () -> count(log, "failed") == 1);
    LoggedRequest.get("/lost too").pass(exchanges);
    Eventually.holds("it failed again", () -> count(log, "failed") == 2);

    time.advance(Duration.ofSeconds(1));
    LoggedRequest.get("/kept").pass(exchanges);
    log.close();

    assertThat(parsed(sink.kept.toByteArray()))
        .singleElement()
        .satisfies(line -> assertThat(line.path("path").asString()).isEqualTo("/kept"));
    assertThat(log.lines()).containsEntry("failed", 2.0).containsEntry("written", 1.0);
  }

  @Test
  void whoEndsAnExchangeNeverWaitsForTheDisk() throws Exception {
    StuckSink sink = new StuckSink();
    AccessLog log = AccessLog.start(time, sink);
    Exchanges exchanges = LoggedRequest.exchanges(time, log);
    LoggedRequest large = LoggedRequest.get("/" + "x".repeat(2_000));
    int requests = 2 * AccessLog.MOST_WAITING_BYTES / 4_000;
    for (int i = 0; i < requests; i++) {
      large.pass(exchanges);
    }
    sink.open.countDown();
    log.close();

    double dropped = count(log, "dropped");
    assertThat(dropped).isPositive();
    assertThat(count(log, "written")).isPositive().isEqualTo(requests - dropped);
  }

  @Test
  void manyThreadsMayEndExchanges() throws Exception {
    AccessLog log = AccessLog.open(file().toString(), TimeSource.system());
    Exchanges exchanges = LoggedRequest.exchanges(TimeSource.system(), log);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread thread =
          new Thread(
              () -> {
                for (int n = 0; n < 2_000; n++) {
                  LoggedRequest.get("/" + n).pass(exchanges);
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    log.close();

    assertThat(lines(file())).hasSize(8_000);
    assertThat(log.lines()).containsEntry("written", 8_000.0).containsEntry("dropped", 0.0);
  }

  @Test
  void theUpstreamIsNamed() throws Exception {
    HttpServer upstream =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    upstream.start();
    String url = "http://127.0.0.1:" + upstream.getAddress().getPort();
    AccessLog log = AccessLog.open(file().toString(), TimeSource.system());
    Exchanges exchanges = LoggedRequest.exchanges(TimeSource.system(), log);
    try (Gateway gateway =
        TestGateways.start(exchanges, TestGateways.config("gateway.upstreams", url))) {
      URI uri = URI.create("http://127.0.0.1:" + gateway.port() + "/a?b");
      HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding());
    } finally {
      upstream.stop(0);
    }
    log.close();

    assertThat(lines(file()))
        .singleElement()
        .satisfies(line -> assertThat(line.path("upstream").asString()).isEqualTo(url))
        .satisfies(line -> assertThat(line.path("host").asString()).startsWith("127.0.0.1:"));
  }

  private static double count(AccessLog log, String result) {
    return log.lines().getOrDefault(result, -1.0);
  }

  /** Fails once and then keeps what it is given. */
  private static final class FlakySink implements LogSink {
    private boolean failed;
    final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    @Override
    public void write(byte[] lines) throws IOException {
      if (!failed) {
        failed = true;
        throw new IOException("No space left on device");
      }
      kept.write(lines);
    }

    @Override
    public void reopen() {}

    @Override
    public void close() {}
  }

  /** Takes nothing until it is opened. */
  private static final class StuckSink implements LogSink {
    final CountDownLatch open = new CountDownLatch(1);

    @Override
    public void write(byte[] lines) throws IOException {
      try {
        open.await();
      } catch (InterruptedException interrupted) {
        throw new IOException(interrupted);
      }
    }

    @Override
    public void reopen() {}

    @Override
    public void close() {}
  }
}
