package dev.fossawatch.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How a gateway comes to its end. */
class DrainTest {
  private static final Duration ALL = Duration.ofSeconds(60);
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  @Test
  void whatIsUnderWayIsFinishedAndWhatRestsIsClosed() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (ScriptedUpstream upstream =
            ScriptedUpstream.start(
                (head, line) -> {
                  if (head.contains("/slow")) {
                    Eventually.opened(release);
                  }
                  line.send(OK);
                });
        Front front = Front.of(upstream, "gateway.timeouts.drain", ALL.toSeconds() + "s");
        Line resting = front.line();
        Line waiting = front.line()) {
      assertThat(resting.send(Front.request("GET", "/")).said().values("Connection")).isEmpty();
      waiting.send(Front.request("GET", "/slow"));
      Eventually.holds("it is asked", () -> upstream.requests() == 2);
      long begun = System.nanoTime();
      CompletableFuture<Void> drained = CompletableFuture.runAsync(front.gateway()::drain);

      assertThat(resting.rest()).isEmpty();
      assertThat(drained).isNotDone();
      release.countDown();
      Said said = waiting.said();

      assertThat(said.body()).isEqualTo("ok");
      assertThat(waiting.rest()).isEmpty();
      drained.get(ALL.toSeconds(), TimeUnit.SECONDS);
      assertThat(System.nanoTime() - begun).isLessThan(ALL.toNanos());
      front.settles();
    }
  }

  @Test
  void anAnswerSaysThatNothingFollows() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (ScriptedUpstream upstream =
            ScriptedUpstream.start(
                (head, line) -> {
                  Eventually.opened(release);
                  line.send(OK);
                });
        Front front = Front.of(upstream);
        Line line = front.line();
        Line resting = front.line()) {
      line.send(Front.request("GET", "/"));
      upstream.next();
      CompletableFuture<Void> drained = CompletableFuture.runAsync(front.gateway()::drain);
      assertThat(resting.rest()).isEmpty();
      release.countDown();

      assertThat(line.said().values("Connection")).containsExactly("close");
      drained.get(ALL.toSeconds(), TimeUnit.SECONDS);
    }
  }

  @Test
  void overHttp2WhatIsUnderWayIsFinishedAndNothingElseIsBegun() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (ScriptedUpstream upstream =
            ScriptedUpstream.start(
                (head, line) -> {
                  Eventually.opened(release);
                  line.send(OK);
                });
        Front front =
            Front.of(
                upstream, "gateway.h2c", "true", "gateway.timeouts.drain", ALL.toSeconds() + "s");
        Http2Line line = Http2Line.to(front.port());
        Http2Line resting = Http2Line.to(front.port())) {
      int asked = line.ask(true, "GET", "/");
      upstream.next();
      CompletableFuture<Void> drained = CompletableFuture.runAsync(front.gateway()::drain);
      Http2Line.Frame farewell = line.next();

      assertThat(farewell.type()).isEqualTo(Http2Line.GO_AWAY);
      assertThat(farewell.lastStream()).isEqualTo(asked);
      assertThat(farewell.error()).isZero();
      assertThat(resting.next().type()).isEqualTo(Http2Line.GO_AWAY);
      Eventually.holds("no connection is taken", () -> !isTaken(front.port()));
      line.ask(true, "GET", "/late");
      release.countDown();

      assertThat(line.outcome(asked)).isEqualTo("200");
      line.untilClosed();
      drained.get(ALL.toSeconds(), TimeUnit.SECONDS);
      assertThat(upstream.requests()).isEqualTo(1);
      front.settles();
    }
  }

  private static boolean isTaken(int port) {
    try (Line line = Line.to(port)) {
      return line.socket().isConnected();
    } catch (java.io.IOException refused) {
      return false;
    }
  }

  @Test
  void tunnelsAreEnded() throws Exception {
    String agreed =
        Said.head("HTTP/1.1 101 Switching Protocols", "Connection: Upgrade", "Upgrade: websocket");
    try (ScriptedUpstream upstream =
            ScriptedUpstream.start(
                (head, line) -> {
                  line.send(agreed);
                  line.rest();
                });
        Front front = Front.of(upstream, "gateway.timeouts.drain", ALL.toSeconds() + "s");
        Line line = front.line()) {
      line.send(Front.request("GET", "/", "Connection: Upgrade", "Upgrade: websocket")).head();
      CompletableFuture<Void> drained = CompletableFuture.runAsync(front.gateway()::drain);

      assertThat(line.rest()).isEmpty();
      drained.get(ALL.toSeconds(), TimeUnit.SECONDS);
      front.settles();
    }
  }

  @Test
  void noTimeAtAllIsNoTimeAtAll() throws Exception {
    try (ScriptedUpstream upstream = ScriptedUpstream.start((head, line) -> line.rest());
        Front front = Front.of(upstream, "gateway.timeouts.drain", "0s");
        Line line = front.line()) {
      line.send(Front.request("GET", "/"));
      upstream.next();

      front.gateway().drain();

      assertThat(line.rest()).isEmpty();
      front.settles();
    }
  }
}
