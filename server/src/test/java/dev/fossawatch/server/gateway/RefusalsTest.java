package dev.fossawatch.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are refused, by whom and when ever, and what becomes of their connections. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalsTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private ScriptedUpstream upstream;
  private Front front;
  private volatile ScriptedUpstream.Script script = RefusalsTest::plainly;

  @BeforeAll
  void start() throws Exception {
    upstream = ScriptedUpstream.start((head, line) -> script.answer(head, line));
    front = Front.of(upstream, "gateway.limits.body_bytes", "100000");
  }

  @AfterAll
  void stop() throws Exception {
    front.close();
    upstream.close();
  }

  @AfterEach
  void nothingIsLeftOver() {
    front.settles();
    upstream.forget();
    script = RefusalsTest::plainly;
    assertThat(front.errors.counts()).isEmpty();
  }

  private static void plainly(String head, Line line) throws java.io.IOException {
    line.body(head);
    line.send(OK);
  }

  @Test
  void aBodyThatIsDeclaredTooLargeIsRefusedBeforeItComes() throws Exception {
    assertThat(front.ask(Front.request("POST", "/", "Content-Length: 100001")).status())
        .isEqualTo(413);
    assertThat(upstream.requests()).isZero();
  }

  @Test
  void aBodyThatTurnsOutTooLargeIsRefused() throws Exception {
    StringBuilder request =
        new StringBuilder(Front.request("POST", "/", "Transfer-Encoding: chunked"));
    for (int i = 0; i < 11; i++) {
      request.append("2710\r\n").append("x".repeat(10_000)).append("\r\n");
    }
    Said said = front.ask(request + "0\r\n\r\n");

    assertThat(said.status()).isEqualTo(413);
  }

  @Test
  void aClientThatStillSendsCanReadWhyItIsRefused() throws Exception {
    try (Line line = front.line()) {
      line.send(Front.request("POST", "/?q=attack", "Content-Length: 50000"));
      line.send("x".repeat(20_000));
      Said refused = line.said();
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.values("Connection")).isEmpty();

      line.send("x".repeat(30_000));

      assertThat(line.send(Front.request("GET", "/")).said().status()).isEqualTo(200);
    }
  }

  @Test
  void aClientThatGoesOnForTooLongAfterARefusalIsCutOff() throws Exception {
    try (Line line = front.line()) {
      line.send(Front.request("POST", "/?q=attack", "Content-Length: 50000") + "x");
      assertThat(line.said().status()).isEqualTo(403);

      assertThat(line.rest()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/?q=attack", "/?hurry", "/"})
  void aClientThatWaitsToBeAskedForItsBodyIsToldThatNothingFollows(String target) throws Exception {
    script = (head, line) -> line.send(Said.head("HTTP/1.1 401 Unauthorized", "Content-Length: 0"));
    try (Line line = front.line()) {
      line.send(Front.request("POST", target, "Content-Length: 5", "Expect: 100-continue"));
      Said refused = line.said();

      assertThat(refused.status()).isIn(401, 403, 429);
      assertThat(refused.values("Connection")).containsExactly("close");
      assertThat(line.rest()).isEmpty();
    }
  }

  @Test
  void anUpstreamIsAskedWhetherItWantsTheBody() throws Exception {
    script =
        (head, line) -> {
          assertThat(head).contains("Expect: 100-continue");
          line.send("HTTP/1.1 100 Continue\r\n\r\n");
          line.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n" + line.body(head));
        };
    try (Line line = front.line()) {
      line.send(Front.request("POST", "/", "Content-Length: 5", "Expect: 100-continue"));
      assertThat(line.head()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");

      assertThat(line.send("hello").said().body()).isEqualTo("hello");
    }
  }

  @Test
  void aBodyThatIsJudgedIsAskedForAtOnce() throws Exception {
    try (Line line = front.line()) {
      line.send(
          Front.request(
              "POST",
              "/?judged",
              "Content-Type: text/plain",
              "Content-Length: 6",
              "Expect: 100-continue"));
      assertThat(line.head()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
      assertThat(upstream.requests()).isZero();

      assertThat(line.send("attack").said().status()).isEqualTo(403);
      assertThat(upstream.requests()).isZero();
    }
  }

  @Test
  void anAttackBehindWhatWasPassedOnEndsTheUpstreamsRequest() throws Exception {
    java.util.concurrent.CountDownLatch broken = new java.util.concurrent.CountDownLatch(1);
    script =
        (head, line) -> {
          line.rest();
          broken.countDown();
        };
    try (Line line = front.line()) {
      line.send(
          Front.request("POST", "/?judged", "Content-Type: text/plain", "Content-Length: 50000"));
      line.send("x".repeat(20_000));
      upstream.next();
      line.send("x".repeat(20_000) + "attack");

      assertThat(line.said().status()).isEqualTo(403);
      broken.await();
    }
  }

  @Test
  void aMalformedChunkEndsTheRequestAndItsConnection() throws Exception {
    try (Line line = front.line()) {
      line.send(Front.request("POST", "/", "Transfer-Encoding: chunked") + "3\r\nabc\r\nzz\r\n");
      Said refused = line.said();

      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.values("Connection")).containsExactly("close");
      assertThat(line.rest()).isEmpty();
    }
  }

  @Test
  void aMalformedChunkBehindARefusalEndsTheConnectionAfterTheRefusal() throws Exception {
    try (Line line = front.line()) {
      line.send(
          Front.request("POST", "/?q=attack", "Transfer-Encoding: chunked") + "3\r\nabc\r\nzz\r\n");

      assertThat(line.said().status()).isEqualTo(403);
      assertThat(line.rest()).isEmpty();
    }
  }

  @Test
  void aMethodThatIsNotPassedOnIsNotAllowed() throws Exception {
    Said refused = front.ask(Front.request("TRACE", "/"));

    assertThat(refused.status()).isEqualTo(405);
    assertThat(refused.values("Allow")).hasSize(1);
    assertThat(front.ask("CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n").status()).isEqualTo(400);
    assertThat(upstream.requests()).isZero();
  }

  @Test
  void aHeadThatIsTooLargeIsRefused() throws Exception {
    assertThat(front.get("/" + "x".repeat(9000)).status()).isEqualTo(414);
    assertThat(front.get("/", "X: " + "x".repeat(40_000)).status()).isEqualTo(431);
    String[] many = new String[101];
    java.util.Arrays.fill(many, "X: y");
    assertThat(front.get("/", many).status()).isEqualTo(431);
    assertThat(upstream.requests()).isZero();
  }

  @Test
  void aBodyInTheSmallestPiecesIsTakenIn() throws Exception {
    StringBuilder request =
        new StringBuilder(
            Front.request(
                "POST", "/?judged", "Content-Type: text/plain", "Transfer-Encoding: chunked"));
    for (int i = 0; i < 6_000; i++) {
      request.append("1\r\nx\r\n");
    }

    assertThat(front.ask(request + "0\r\n\r\n").status()).isEqualTo(200);
    assertThat(String.join("", front.guard.judged())).hasSize(6_000);
  }
}
