package dev.fossawatch.core.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.fossawatch.core.testing.Patience;
import dev.fossawatch.core.time.TimeSource;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpCheckTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String SECRET = "s3cr3t-key";
  private static final HttpExpectation END_IN_BODY = new HttpExpectation("200", "end", 14);
  private static final String UNFINISHED_BODY = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nx";
  private static final Set<Thread.State> WAITING =
      Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

  private final List<AutoCloseable> opened = new ArrayList<>();
  private @Nullable TestCertificates certificates;

  @BeforeAll
  void makeCertificates(@TempDir Path directory) throws Exception {
    certificates = new TestCertificates(directory);
  }

  @AfterEach
  void closeServers() throws Exception {
    for (AutoCloseable server : opened) {
      server.close();
    }
    opened.clear();
  }

  @ParameterizedTest
  @CsvSource({
    "200, 200-299, HEALTHY",
    "204, 200-299, HEALTHY",
    "302, 200-299, UNHEALTHY",
    "302, '200-299, 302', HEALTHY",
    "401, 200-299, UNHEALTHY",
    "401, 401, HEALTHY",
    "404, 200-299, UNHEALTHY",
    "500, 200-299, UNHEALTHY",
    "503, 100-599, HEALTHY",
  })
  void theStatusDecides(int status, String expected, HealthState state) throws Exception {
    URI uri = serve(exchange -> answer(exchange, status, ""));
    HealthResult result = check(uri, new HttpExpectation(expected, null, 14), LONG).check();
    assertThat(result.state()).isEqualTo(state);
    assertThat(result.details())
        .containsEntry("status", String.valueOf(status))
        .containsKeys("target", "headers_ms");
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    URI uri =
        serve(
            exchange -> {
              exchange.getResponseHeaders().add("Location", "/elsewhere");
              answer(
                  exchange,
                  exchange.getRequestURI().getPath().equals("/elsewhere") ? 200 : 302,
                  "");
            });
    assertThat(check(uri, HttpExpectation.ANY_SUCCESS, LONG).check().message())
        .isEqualTo("answered 302, expected 200-299");
  }

  @ParameterizedTest
  @CsvSource({
    "all is well, is well, HEALTHY",
    "all is well, not well, UNHEALTHY",
    "Größe, röß, HEALTHY",
    "'', x, UNHEALTHY",
  })
  void theBodyMustHoldTheExpectedText(String body, String wanted, HealthState state)
      throws Exception {
    URI uri = serve(exchange -> answer(exchange, 200, body));
    assertThat(check(uri, new HttpExpectation("200", wanted, 14), LONG).check().state())
        .isEqualTo(state);
  }

  @Test
  void ofAHugeBodyOnlyTheBeginningIsLookedAt() throws Exception {
    URI uri = serve(exchange -> answer(exchange, 200, "begin" + "x".repeat(10_000_000) + "end"));
    assertThat(check(uri, new HttpExpectation("200", "begin", 14), LONG).check().state())
        .isEqualTo(HealthState.HEALTHY);
    assertThat(check(uri, new HttpExpectation("200", "end", 14), LONG).check().state())
        .isEqualTo(HealthState.UNHEALTHY);
    assertThat(check(uri, HttpExpectation.ANY_SUCCESS, LONG).check().state())
        .isEqualTo(HealthState.HEALTHY);
  }

  @Test
  void headersAreSentAndNeitherTheyNorPathAndQueryAreShown() throws Exception {
    URI uri =
        serve(
            exchange -> {
              String key = exchange.getRequestHeaders().getFirst("X-Api-Key");
              answer(exchange, SECRET.equals(key) ? 200 : 401, SECRET);
            });
    URI withSecrets = uri.resolve("/" + SECRET + "?key=" + SECRET);
    for (String key : List.of(SECRET, SECRET + "x")) {
      HealthResult result =
          new HttpCheck(
                  withSecrets,
                  Map.of("X-Api-Key", key),
                  HttpExpectation.ANY_SUCCESS,
                  LONG,
                  TimeSource.system())
              .check();
      assertThat(result.state() == HealthState.HEALTHY).isEqualTo(key.equals(SECRET));
      assertThat(result.toString()).doesNotContain(SECRET);
    }
  }

  @Test
  void aClosedPortIsUnhealthy() throws Exception {
    URI uri = serve(exchange -> answer(exchange, 200, ""));
    closeServers();
    HealthResult result = check(uri, HttpExpectation.ANY_SUCCESS, LONG).check();
    assertThat(result.state()).isEqualTo(HealthState.UNHEALTHY);
    assertThat(result.message()).startsWith("no connection to http://127.0.0.1:");
    assertThat(result.advice()).contains("the service runs");
  }

  @Test
  void aNameThatDoesNotResolveIsUnhealthy() throws Exception {
    URI uri = URI.create("http://no-such-host.invalid/");
    HealthResult result = check(uri, HttpExpectation.ANY_SUCCESS, LONG).check();
    assertThat(result.state()).isEqualTo(HealthState.UNHEALTHY);
    assertThat(result.advice()).isNotNull();
  }

  @Test
  void aServerThatNeverAnswersIsUnhealthyWhenTheTimeIsUp() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    opened.add(over::countDown);
    URI uri = serveRaw(socket -> over.await());
    HealthResult result = check(uri, HttpExpectation.ANY_SUCCESS, Duration.ofMillis(300)).check();
    assertThat(result.state()).isEqualTo(HealthState.UNHEALTHY);
    assertThat(result.message()).isEqualTo("no answer in time");
  }

  @Test
  void aConnectionThatIsResetIsUnhealthy() throws Exception {
    URI uri =
        serveRaw(
            socket -> {
              socket.getInputStream().read();
              socket.setSoLinger(true, 0);
            });
    HealthResult result = check(uri, HttpExpectation.ANY_SUCCESS, LONG).check();
    assertThat(result.state()).isEqualTo(HealthState.UNHEALTHY);
    assertThat(result.message()).startsWith("broken answer: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH_9.2\r\n",
        "HTTP/1.1 999999999999 x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n",
        "\u0000\u0001\u0002\r\n\r\n",
      })
  void garbageIsUnhealthyAndShownSafely(String garbage) throws Exception {
    URI uri =
        serveRaw(
            socket -> {
              socket.getInputStream().read(new byte[8192]);
              socket.getOutputStream().write(garbage.getBytes(StandardCharsets.ISO_8859_1));
            });
    HealthResult result = check(uri, new HttpExpectation("200", "whole", 14), LONG).check();
    assertThat(result.state()).isEqualTo(HealthState.UNHEALTHY);
    assertThat(result.message()).matches("[\\x20-\\x7e\ufffd]+");
  }

  @Test
  void aRunThatWaitsForHeadersEndsWhenItIsInterrupted() throws Exception {
    interruptInside("judge", new Unfinished("HTTP/1.1 200 OK\r\n"));
  }

  @Test
  void aRunThatWaitsForTheBodyEndsWhenItIsInterrupted() throws Exception {
    interruptInside("await", new Unfinished(UNFINISHED_BODY));
  }

  private void interruptInside(String method, Unfinished answer) throws Exception {
    HttpCheck check = check(serveRaw(answer), END_IN_BODY, LONG);
    FutureTask<HealthResult> result = new FutureTask<>(check::check);
    Thread run = new Thread(result);
    run.start();
    answer.sent.await();
    assertThat(Patience.until(() -> isWaitingInside(run, method))).isTrue();
    run.interrupt();
    assertThatThrownBy(result::get).hasCauseInstanceOf(InterruptedException.class);
    answer.hungUp.await();
  }

  /** Whether the thread waits in something that this method of ours has called. */
  private static boolean isWaitingInside(Thread thread, String method) {
    boolean inside =
        Arrays.stream(thread.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("dev.fossawatch."))
            .limit(1)
            .anyMatch(frame -> frame.getMethodName().equals(method));
    return inside && WAITING.contains(thread.getState());
  }

  @Test
  void aBodyThatTricklesIsUnhealthyWhenTheTimeIsUp() throws Exception {
    Unfinished answer = new Unfinished(UNFINISHED_BODY);
    HealthResult result = check(serveRaw(answer), END_IN_BODY, Duration.ofSeconds(3)).check();
    assertThat(result.state()).isEqualTo(HealthState.UNHEALTHY);
    assertThat(result.message()).isEqualTo("no answer in time");
    assertThat(result.details()).containsEntry("status", "200");
    answer.hungUp.await();
  }

  @ParameterizedTest
  @CsvSource({"200, , HEALTHY", "404, end, UNHEALTHY"})
  void aBodyThatDecidesNothingIsNotWaitedFor(
      String expected, @Nullable String wanted, HealthState state) throws Exception {
    Unfinished answer = new Unfinished(UNFINISHED_BODY);
    HealthResult result =
        check(serveRaw(answer), new HttpExpectation(expected, wanted, 14), LONG).check();
    assertThat(result.state()).isEqualTo(state);
    assertThat(result.message()).startsWith("answered 200");
    answer.hungUp.await();
  }

  @ParameterizedTest
  @CsvSource({
    "good, ca, HEALTHY, the certificate lasts 99 days",
    "soon, ca, DEGRADED, the certificate lasts 4 days",
    "expired, ca, UNHEALTHY, the certificate has expired",
    "expired, expired, UNHEALTHY, the certificate has expired",
    "good, soon, UNHEALTHY, no TLS connection",
  })
  void theCertificateDecidesToo(String served, String trusted, HealthState state, String message)
      throws Exception {
    URI uri = serveTls(certificates().server(served));
    HealthResult result =
        new HttpCheck(
                HttpClient.newBuilder().sslContext(certificates().trusting(trusted)),
                uri,
                Map.of(),
                HttpExpectation.ANY_SUCCESS,
                LONG,
                TimeSource.system())
            .check();
    assertThat(result.state()).isEqualTo(state);
    assertThat(result.message()).contains(message);
  }

  private TestCertificates certificates() {
    return Objects.requireNonNull(certificates);
  }

  private static HttpCheck check(URI uri, HttpExpectation expectation, Duration timeout) {
    return new HttpCheck(uri, Map.of(), expectation, timeout, TimeSource.system());
  }

  private URI serve(HttpHandler handler) throws IOException {
    return start(HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 0), "http", handler);
  }

  private URI serveTls(SSLContext context) throws IOException {
    HttpsServer server = HttpsServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    return start(server, "https", exchange -> answer(exchange, 200, "well"));
  }

  private URI start(HttpServer server, String scheme, HttpHandler handler) {
    server.createContext("/", handler);
    server.start();
    opened.add(() -> server.stop(0));
    return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private URI serveRaw(Talk talk) throws IOException {
    ServerSocket server = new ServerSocket(0, 0, LOOPBACK);
    opened.add(server);
    Thread thread = new Thread(() -> talkUntilClosed(server, talk));
    thread.setDaemon(true);
    thread.start();
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
  }

  private static void talkUntilClosed(ServerSocket server, Talk talk) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        talk.with(socket);
      } catch (IOException | InterruptedException ended) {
        // The client hung up, or the test is over.
      }
    }
  }

  @FunctionalInterface
  private interface Talk {
    void with(Socket socket) throws IOException, InterruptedException;
  }

  /** Sends the beginning of an answer, then nothing until the client hangs up. */
  private static final class Unfinished implements Talk {
    final CountDownLatch sent = new CountDownLatch(1);
    final CountDownLatch hungUp = new CountDownLatch(1);
    private final String beginning;

    Unfinished(String beginning) {
      this.beginning = beginning;
    }

    @Override
    public void with(Socket socket) throws IOException {
      socket.getInputStream().read();
      socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
      sent.countDown();
      try {
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
      } finally {
        hungUp.countDown();
      }
    }
  }
}
