package dev.fossawatch.core.metrics.scrape;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fossawatch.core.config.ScrapeConfig;
import dev.fossawatch.core.metrics.MeterProblem;
import dev.fossawatch.core.time.TimeSource;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScrapeTargetTest {
  private final Site site = new Site();

  @AfterEach
  void close() {
    site.close();
  }

  private static ScrapeTarget target(ScrapeConfig config) {
    return new ScrapeTarget(TimeSource.system(), Fetch.client(), config);
  }

  private ScrapeTarget showing(Site.Answer answer) {
    site.show("/metrics", answer);
    return target(site.target("shop", "/metrics"));
  }

  private static void assertFails(ScrapeTarget target, String reason) {
    assertThat(target.read()).isEmpty();
    assertThat(target.problems()).containsExactly(new MeterProblem("scrape target shop", reason));
    assertThat(last(target).up()).isFalse();
    assertThat(last(target).samples()).isZero();
  }

  private static ScrapeTarget.Attempt last(ScrapeTarget target) {
    return Objects.requireNonNull(target.last());
  }

  @Test
  void aPageOfTextIsRead() {
    ScrapeTarget target = showing(Site.Answer.text("a 1", "b 2"));

    assertThat(target.last()).isNull();
    assertThat(target.read().orElseThrow().size()).isEqualTo(2);
    assertThat(last(target).up()).isTrue();
    assertThat(last(target).samples()).isEqualTo(2);
    assertThat(last(target).seconds()).isPositive();
    assertThat(target.problems()).isEmpty();
  }

  @Test
  void openMetricsIsAskedForAndRead() {
    ScrapeTarget target =
        showing(
            Site.Answer.of(
                "Application/OpenMetrics-Text; version=1.0.0; charset=utf-8",
                "# TYPE build info",
                "build_info{version=\"1\"} 1",
                "# EOF"));

    assertThat(target.read()).isPresent();
    assertThat(site.asked().getFirst("Accept")).startsWith("application/openmetrics-text");
    assertThat(site.asked()).doesNotContainKey("Authorization");
  }

  @Test
  void theTokenIsSent() {
    site.show("/metrics", Site.Answer.text("a 1"));

    assertThat(target(site.target("shop", "/metrics", "s3cret")).read()).isPresent();
    assertThat(site.asked().getFirst("Authorization")).isEqualTo("Bearer s3cret");
  }

  @Test
  void aTokenThatCannotBeSentIsNotRepeated() {
    assertThatThrownBy(() -> target(site.target("shop", "/metrics", "s3\ncret")))
        .hasMessage("the token cannot be sent in a header")
        .hasNoCause();
  }

  @Test
  void aCompressedPageIsRead() {
    byte[] plain = "a{b=\"c\"} 1\n".getBytes(UTF_8);

    assertThat(showing(Site.Answer.gzip(plain)).read()).isPresent();
    assertThat(site.asked().getFirst("Accept-Encoding")).isEqualTo("gzip");
  }

  @Test
  void aPageThatInflatesBeyondReasonIsRefused() {
    byte[] bomb = " ".repeat(9 * 1024 * 1024).getBytes(UTF_8);

    ScrapeTarget target = showing(Site.Answer.gzip(bomb));
    assertThat(target.read()).isEmpty();
    assertThat(target.problems().get(0).reason()).startsWith("its answer is longer than ");
  }

  @Test
  void aPageThatIsNotWhatItsEncodingSaysIsRefused() {
    assertFails(
        showing(new Site.Answer(200, Map.of("Content-Encoding", "gzip"), "a 1\n".getBytes(UTF_8))),
        "its answer is broken gzip");
    assertFails(
        showing(new Site.Answer(200, Map.of("Content-Encoding", "br"), "a 1\n".getBytes(UTF_8))),
        "answered in an encoding that was not asked for");
  }

  @Test
  void aPageThatIsTooLongIsRefused() {
    byte[] most = ("# " + "x".repeat(10 * 1024 * 1024 - 2)).getBytes(UTF_8);
    assertThat(showing(new Site.Answer(200, Map.of(), most)).read()).isPresent();

    byte[] more = ("# " + "x".repeat(10 * 1024 * 1024 - 1)).getBytes(UTF_8);
    assertFails(
        showing(new Site.Answer(200, Map.of(), more)), "its answer is longer than 10485760 bytes");
  }

  @Test
  void whatIsNoMetricsIsRefused() {
    assertFails(
        showing(Site.Answer.of("text/html", "<html>")),
        "answered with neither text nor OpenMetrics");
    assertFails(showing(Site.Answer.text("a 1", "b")), "line 2: a sign that no metric's name has");
  }

  @Test
  void anotherStatusThan200IsAFailure() {
    assertFails(target(site.target("shop", "/nothing")), "answered 404");
    assertFails(
        showing(new Site.Answer(307, Map.of("Location", "/metrics/"), new byte[0])),
        "answered 307, and redirects are not followed");
  }

  @Test
  void aTargetThatComesBackIsReadAgain() {
    ScrapeTarget target = showing(new Site.Answer(503, Map.of(), new byte[0]));
    assertFails(target, "answered 503");

    site.show("/metrics", Site.Answer.text("a 1"));

    assertThat(target.read()).isPresent();
    assertThat(target.problems()).isEmpty();
  }

  @Test
  void nobodyThereIsAFailure() {
    ScrapeTarget target = target(site.target("shop", "/metrics"));
    site.close();

    assertFails(target, "no connection");
  }

  @Test
  void anAnswerThatDripsEndsAtTheDeadline() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (ServerSocket dripping = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread server = new Thread(() -> drip(dripping, over));
      server.start();
      ScrapeConfig config =
          new ScrapeConfig(
              "shop",
              "http://127.0.0.1:" + dripping.getLocalPort() + "/",
              Duration.ofSeconds(1),
              Duration.ofMillis(300),
              null);

      assertFails(target(config), "did not answer within 300 ms");
      assertThat(over.await(60, TimeUnit.SECONDS)).as("the connection is given up").isTrue();
      server.join();
    }
  }

  /** Sends a character at a time until the other side has had enough. */
  private static void drip(ServerSocket listening, CountDownLatch over) {
    try (Socket socket = listening.accept()) {
      OutputStream out = socket.getOutputStream();
      out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n".getBytes(UTF_8));
      while (!Thread.interrupted()) {
        out.write('#');
        out.flush();
        TimeUnit.MILLISECONDS.sleep(1);
      }
    } catch (IOException | InterruptedException ended) {
      over.countDown();
    }
  }

  @Test
  void anAnswerThatIsBrokenOffIsAFailure() throws Exception {
    try (ServerSocket breaking = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread server = new Thread(() -> breakOff(breaking));
      server.start();
      ScrapeConfig config =
          new ScrapeConfig(
              "shop",
              "http://127.0.0.1:" + breaking.getLocalPort() + "/",
              Duration.ofSeconds(1),
              Duration.ofSeconds(60),
              null);

      assertFails(target(config), "broke its answer off");
      server.join();
    }
  }

  private static void breakOff(ServerSocket listening) {
    try (Socket socket = listening.accept()) {
      socket
          .getOutputStream()
          .write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\na 1\n".getBytes(UTF_8));
    } catch (IOException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
