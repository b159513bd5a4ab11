package dev.fossawatch.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.time.ManualTime;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which upstream is asked, how often, and what becomes of a request that none answers. */
class UpstreamsTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  private static final String TWO = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\ntwo";

  private static int unusedPort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String url(int port) {
    return "http://127.0.0.1:" + port;
  }

  private static void isProblem(Said said, int status) {
    assertThat(said.status()).isEqualTo(status);
    assertThat(said.values("Content-Type")).containsExactly("application/problem+json");
    assertThat(said.body()).contains("\"status\":" + status);
  }

  private static String post(String body) {
    return Front.request("POST", "/", "Content-Length: " + body.length()) + body;
  }

  /** Breaks the first connections off once they were asked, and answers on later ones. */
  private static ScriptedUpstream breakingOff(int times) throws Exception {
    AtomicInteger left = new AtomicInteger(times);
    return ScriptedUpstream.start(
        (head, line) -> {
          line.body(head);
          if (left.getAndDecrement() > 0) {
            line.close();
          } else {
            line.send(OK);
          }
        });
  }

  @Test
  void anUpstreamThatIsNotThereIsABadGatewayAndIsUsedAsSoonAsItIs() throws Exception {
    int port = unusedPort();
    try (Front front = Front.of(List.of(url(port)))) {
      isProblem(front.get("/"), 502);
      isProblem(front.ask(post("a")), 502);

      try (ScriptedUpstream back = ScriptedUpstream.start(port, (head, line) -> line.send(OK))) {
        assertThat(front.get("/").status()).isEqualTo(200);
        assertThat(back.requests()).isEqualTo(1);
      }
      front.settles();
    }
  }

  @Test
  void requestsGoToTheUpstreamThatWorksOnTheFewest() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (ScriptedUpstream slow =
            ScriptedUpstream.start(
                (head, line) -> {
                  awaitQuietly(release);
                  line.send(OK);
                });
        ScriptedUpstream fast = ScriptedUpstream.answering(TWO);
        Front front = Front.of(List.of(slow.url(), fast.url()))) {
      List<Line> waiting = new ArrayList<>();
      while (slow.requests() == 0) {
        Line line = front.line().send(Front.request("GET", "/"));
        waiting.add(line);
        Eventually.holds("asked", () -> slow.requests() + fast.requests() >= waiting.size());
      }
      Eventually.holds("all but the slow one are answered", () -> front.outstanding() == 1);

      for (int i = 0; i < 10; i++) {
        assertThat(front.get("/").body()).isEqualTo("two");
        Eventually.holds("it is over", () -> front.outstanding() == 1);
      }

      assertThat(slow.requests()).isEqualTo(1);
      release.countDown();
      for (Line line : waiting) {
        assertThat(line.said().status()).isEqualTo(200);
        line.close();
      }
      front.settles();
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
  void anUpstreamThatIsNotThereIsLeftOutAndFoundAgainWithoutAsking() throws Exception {
    int port = unusedPort();
    try (ScriptedUpstream there = ScriptedUpstream.answering(OK);
        Front front = Front.of(List.of(url(port), there.url()))) {
      for (int i = 0; i < 6; i++) {
        assertThat(front.get("/").status()).isEqualTo(200);
        assertThat(front.ask(post("a")).status()).isEqualTo(200);
      }
      Upstream absent = front.balancer.upstreams().get(0);
      assertThat(absent.isUp()).isFalse();

      try (ScriptedUpstream back = ScriptedUpstream.start(port, (head, line) -> line.send(TWO))) {
        Eventually.holds("it is found", absent::isUp);
        assertThat(back.requests()).isZero();
        List<String> answers = List.of(front.get("/").body(), front.get("/").body());
        assertThat(answers).containsExactlyInAnyOrder("ok", "two");
      }
      front.settles();
    }
  }

  @Test
  void aRequestThatMayBeRepeatedIsSentAgainWhenItsConnectionBreaks() throws Exception {
    try (ScriptedUpstream upstream = breakingOff(1);
        Front front = Front.of(upstream)) {
      assertThat(front.get("/").status()).isEqualTo(200);
      assertThat(upstream.requests()).isEqualTo(2);
      front.settles();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1000, 60_000})
  void aPutIsSentAgainWithItsBody(int size) throws Exception {
    String body = "x".repeat(size);
    List<String> bodies = new ArrayList<>();
    try (ScriptedUpstream upstream =
            ScriptedUpstream.start(
                (head, line) -> {
                  bodies.add(line.body(head));
                  if (bodies.size() == 1) {
                    line.close();
                  } else {
                    line.send(OK);
                  }
                });
        Front front = Front.of(upstream)) {
      Said said = front.ask(Front.request("PUT", "/", "Content-Length: " + size) + body);

      assertThat(said.status()).isEqualTo(200);
      assertThat(bodies).containsExactly(body, body);
      front.settles();
    }
  }

  @Test
  void anUpstreamThatHangsGetsOneRequestAtATimeUntilItAnswers() throws Exception {
    ManualTime time = new ManualTime();
    Upstream hanging = Upstream.of("http://127.0.0.1:1");
    Upstream busy = Upstream.of("http://127.0.0.1:2");
    Balancer balancer = new Balancer(List.of(hanging, busy), time);
    hanging.began(time.nanos());
    for (int i = 0; i < 9; i++) {
      busy.began(time.nanos());
    }
    assertThat(balancer.choose(null)).isSameAs(hanging);

    time.advance(Duration.ofMillis(1001));
    busy.answered(time.nanos());
    assertThat(balancer.choose(null)).isSameAs(busy);
    hanging.ended(false);
    assertThat(balancer.choose(null)).isSameAs(hanging);
    hanging.began(time.nanos());
    assertThat(balancer.choose(null)).isSameAs(busy);

    hanging.answered(time.nanos());
    assertThat(balancer.choose(null)).isSameAs(hanging);
  }

  @Test
  void anUpstreamWhoseAnswersTakeLongDoesNotHang() {
    ManualTime time = new ManualTime();
    Upstream streaming = Upstream.of("http://127.0.0.1:1");
    Upstream busy = Upstream.of("http://127.0.0.1:2");
    Balancer balancer = new Balancer(List.of(streaming, busy), time);
    streaming.began(time.nanos());
    streaming.answered(time.nanos());
    busy.began(time.nanos());
    busy.began(time.nanos());
    time.advance(Duration.ofSeconds(2));
    busy.answered(time.nanos());

    assertThat(balancer.choose(null)).isSameAs(streaming);
    streaming.ended(true);
    assertThat(streaming.outstanding()).isZero();
  }

  @Test
  void whereAllHangAllAreAsked() {
    ManualTime time = new ManualTime();
    Upstream one = Upstream.of("http://127.0.0.1:1");
    Upstream two = Upstream.of("http://127.0.0.1:2");
    Balancer balancer = new Balancer(List.of(one, two), time);
    one.began(time.nanos());
    one.began(time.nanos());
    two.began(time.nanos());
    time.advance(Duration.ofSeconds(2));

    assertThat(balancer.choose(null)).isSameAs(two);
  }

  private static ScriptedUpstream babbling() throws Exception {
    return ScriptedUpstream.start(
        (head, line) -> {
          line.body(head);
          line.send("SSH-2.0-OpenSSH_9.2\r\n");
          line.close();
        });
  }

  @Test
  void whatOneUpstreamAnswersWithGarbageIsAskedOfAnother() throws Exception {
    try (ScriptedUpstream ill = babbling();
        ScriptedUpstream well = ScriptedUpstream.answering(OK);
        Front front = Front.of(List.of(ill.url(), well.url()))) {
      for (int i = 0; i < 4; i++) {
        assertThat(front.get("/").body()).isEqualTo("ok");
      }
      assertThat(ill.requests()).isPositive();
      front.settles();
    }
  }

  @Test
  void aPostThatOneUpstreamAnswersWithGarbageIsAskedOfNoOther() throws Exception {
    try (ScriptedUpstream ill = babbling();
        ScriptedUpstream another = babbling();
        Front front = Front.of(List.of(ill.url(), another.url()))) {
      assertThat(front.ask(post("a")).status()).isEqualTo(502);
      assertThat(ill.requests() + another.requests()).isEqualTo(1);
      front.settles();
    }
  }

  @Test
  void aPostIsNeverSentTwice() throws Exception {
    try (ScriptedUpstream first = breakingOff(1000);
        ScriptedUpstream second = breakingOff(1000);
        Front front = Front.of(List.of(first.url(), second.url()))) {
      isProblem(front.ask(post("a")), 502);

      assertThat(first.requests() + second.requests()).isEqualTo(1);
      front.settles();
    }
  }

  @Test
  void aRequestThatBreaksEveryConnectionIsGivenUp() throws Exception {
    try (ScriptedUpstream upstream = breakingOff(1000);
        Front front = Front.of(upstream)) {
      isProblem(front.get("/"), 502);

      assertThat(upstream.requests()).isEqualTo(3);
      front.settles();
    }
  }

  @Test
  void anUpstreamThatTakesRequestsAndNeverAnswersIsLeftOut() throws Exception {
    try (ScriptedUpstream broken = breakingOff(1_000_000);
        ScriptedUpstream sound = ScriptedUpstream.answering(OK);
        Front front = Front.of(List.of(broken.url(), sound.url()))) {
      Upstream bad = front.balancer.upstreams().get(0);
      for (int i = 0; bad.isUp(); i++) {
        assertThat(i).isLessThan(10);
        assertThat(front.get("/").status()).isEqualTo(200);
      }
      front.settles();
    }
  }

  @Test
  void whatIsNoAnswerIsABadGateway() throws Exception {
    for (String garbage :
        List.of(
            "this is no HTTP\r\n\r\n",
            "HTTP/1.1 2000 OK\r\n\r\n",
            Said.head("HTTP/1.1 200 OK", "Transfer-Encoding: gzip, chunked") + "0\r\n\r\n",
            "HTTP/3.0 200 OK\r\nContent-Length: 2\r\n\r\nok",
            Said.head("HTTP/1.1 200 OK", "Content-Length: 2", "Content-Length: 3") + "ok",
            Said.head("HTTP/1.1 200 OK", "Content-Length: -2") + "ok",
            Said.head("HTTP/1.1 200 OK", "X: " + "x".repeat(100_000)),
            Said.head("HTTP/1.1 200 OK", "X: a\u0001b", "Content-Length: 2") + "ok",
            Said.head("HTTP/1.1 101 Switching Protocols", "Upgrade: h2c", "Connection: Upgrade"))) {
      try (ScriptedUpstream upstream = ScriptedUpstream.answering(garbage);
          Front front = Front.of(upstream)) {
        assertThat(front.ask(post("a")).status()).as(garbage.substring(0, 17)).isEqualTo(502);
        front.settles();
        assertThat(front.errors.counts()).as(garbage.substring(0, 17)).isEmpty();
      }
    }
  }

  @Test
  void anUpstreamThatDoesNotBeginToAnswerInTimeIsAGatewayTimeout() throws Exception {
    try (ScriptedUpstream silent = ScriptedUpstream.start((head, line) -> line.body(head));
        Front front = Front.of(silent, "gateway.timeouts.first_byte", "300ms")) {
      isProblem(front.get("/"), 504);
      isProblem(front.ask(post("a")), 504);
      assertThat(silent.requests()).isEqualTo(2);
      front.settles();
    }
  }

  @Test
  void anUpstreamThatDoesNotTakeTheBodyIsAGatewayTimeout() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (ScriptedUpstream stuck = ScriptedUpstream.start((head, line) -> awaitQuietly(over));
        Front front = Front.of(stuck, "gateway.timeouts.first_byte", "500ms");
        Line line = front.line()) {
      Thread sending =
          new Thread(
              () -> {
                try {
                  line.send(Front.request("POST", "/", "Content-Length: 100000000"));
                  line.send(new byte[100_000_000]);
                } catch (java.io.IOException refused) {
                  // It is told so while it still sends.
                }
              });
      sending.start();

      isProblem(line.said(), 504);

      over.countDown();
      front.settles();
      line.vanish();
      sending.join();
    }
  }

  @Test
  void anUpstreamThatTakesNoConnectionIsAGatewayTimeout() throws Exception {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<java.net.Socket> fillers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        java.net.Socket filler = new java.net.Socket();
        fillers.add(filler);
        try {
          filler.connect(full.getLocalSocketAddress(), 200);
        } catch (java.net.SocketTimeoutException isFull) {
          break;
        }
      }
      try (Front front =
          Front.of(List.of(url(full.getLocalPort())), "gateway.timeouts.connect", "300ms")) {
        isProblem(front.get("/"), 504);
        front.settles();
      }
      for (java.net.Socket filler : fillers) {
        filler.close();
      }
    }
  }

  @Test
  void moreRequestsThanMayWaitForAConnectionAreToldToComeBack() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (ScriptedUpstream slow =
            ScriptedUpstream.start(
                (head, line) -> {
                  awaitQuietly(release);
                  line.send(OK);
                });
        Front front = Front.of(slow, "gateway.upstream_connections", "1")) {
      List<Line> lines = new ArrayList<>();
      for (int i = 0; i < 80; i++) {
        lines.add(front.line().send(Front.request("GET", "/")));
      }
      Eventually.holds("some were refused", () -> front.recording.waiting() > 0);
      release.countDown();

      int refused = 0;
      for (Line line : lines) {
        Said said = line.said();
        line.close();
        assertThat(said.status()).isIn(200, 503);
        if (said.status() == 503) {
          refused++;
          assertThat(said.values("Retry-After")).containsExactly("1");
        }
      }
      assertThat(refused).isPositive();
      front.settles();
    }
  }

  @Test
  void anAnswerThatDoesNotWaitForTheBodyLeavesNoConnectionBehind() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (ScriptedUpstream hasty =
            ScriptedUpstream.start(
                (head, line) -> {
                  line.send(OK);
                  if (head.startsWith("POST")) {
                    line.rest();
                  }
                });
        Front front =
            Front.of(
                hasty, "gateway.upstream_connections", "1", "gateway.timeouts.first_byte", "3s")) {
      for (int i = 0; i < 6; i++) {
        try (Line line = front.line()) {
          line.send(Front.request("POST", "/", "Content-Length: 200000") + "a");
          assertThat(line.said().status()).isEqualTo(200);
        }
        assertThat(front.get("/").status()).isEqualTo(200);
      }
      front.settles();
      over.countDown();
    }
  }

  @Test
  void aClientThatLeavesEndsWhatTheUpstreamDoesForIt() throws Exception {
    CountDownLatch left = new CountDownLatch(1);
    try (ScriptedUpstream slow =
            ScriptedUpstream.start(
                (head, line) -> {
                  line.rest();
                  left.countDown();
                });
        Front front = Front.of(slow)) {
      Line line = front.line().send(Front.request("GET", "/"));
      slow.next();
      line.vanish();

      left.await();
      assertThat(front.recording.next().exchange().outcome())
          .isEqualTo(dev.fossawatch.core.http.Outcome.ABORTED);
      assertThat(slow.requests()).isEqualTo(1);
      Eventually.holds("nothing is outstanding", () -> front.outstanding() == 0);
    }
  }

  @Test
  void connectionsAreUsedAgain() throws Exception {
    try (ScriptedUpstream upstream = ScriptedUpstream.answering(OK);
        Front front = Front.of(upstream);
        Line line = front.line()) {
      for (int i = 0; i < 20; i++) {
        assertThat(line.send(post("abc")).said().status()).isEqualTo(200);
      }
      assertThat(upstream.connections()).isEqualTo(1);
    }
  }

  @Test
  void anUnusedConnectionIsGivenUpBeforeTheUpstreamDoes() throws Exception {
    try (ScriptedUpstream upstream =
            ScriptedUpstream.answering(
                Said.head("HTTP/1.1 200 OK", "Keep-Alive: timeout=600", "Content-Length: 0"));
        Front front = Front.of(upstream, "gateway.timeouts.upstream_idle", "1s")) {
      assertThat(front.get("/").status()).isEqualTo(200);
      assertThat(upstream.openConnections()).isEqualTo(1);

      Eventually.holds("it is closed", () -> upstream.openConnections() == 0);
    }
  }
}
