package dev.fossawatch.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.http.Outcome;
import io.netty.util.internal.PlatformDependent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Clients that take their time do not take that of others. */
class SlowClientsTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  private static final int LARGE = 64_000_000;

  private static ScriptedUpstream large() throws Exception {
    return ScriptedUpstream.start(
        (head, line) -> {
          line.send("HTTP/1.1 200 OK\r\nContent-Length: " + LARGE + "\r\n\r\n");
          line.send(new byte[LARGE]);
        });
  }

  @Test
  void aClientThatDoesNotTakeItsAnswerIsCutOffAndTheUpstreamIsFree() throws Exception {
    try (ScriptedUpstream upstream = large();
        Front front = Front.of(upstream, "gateway.timeouts.stall", "500ms");
        Line line = front.line()) {
      line.send(Front.request("GET", "/"));

      assertThat(front.recording.next().exchange().outcome()).isEqualTo(Outcome.ABORTED);
      Eventually.holds("nothing is outstanding", () -> front.outstanding() == 0);
      Eventually.holds("the upstream is let go", () -> upstream.openConnections() == 0);
      assertThat(line.rest().length()).isLessThan(LARGE);
    }
  }

  @Test
  void aClientThatDoesNotSendItsBodyIsRefusedAndNoUpstreamIsAsked() throws Exception {
    try (ScriptedUpstream upstream = ScriptedUpstream.answering(OK);
        Front front = Front.of(upstream, "gateway.timeouts.stall", "500ms")) {
      for (String length : new String[] {"10", "100000"}) {
        try (Line line = front.line()) {
          line.send(Front.request("POST", "/", "Content-Length: " + length));
          assertThat(line.said().status()).isEqualTo(408);
          assertThat(line.rest()).isEmpty();
        }
      }
      assertThat(upstream.connections()).isZero();
      front.settles();
    }
  }

  @Test
  void aClientThatStopsInTheMiddleOfItsBodyIsRefusedAndTheUpstreamIsFree() throws Exception {
    try (ScriptedUpstream upstream = ScriptedUpstream.answering(OK);
        Front front = Front.of(upstream, "gateway.timeouts.stall", "500ms");
        Line line = front.line()) {
      line.send(Front.request("POST", "/", "Content-Length: 200000") + "x".repeat(70_000));

      assertThat(line.said().status()).isEqualTo(408);
      Eventually.holds("the upstream is let go", () -> upstream.openConnections() == 0);
      front.settles();
    }
  }

  @Test
  void aHeadThatDoesNotCompleteEndsItsConnection() throws Exception {
    try (ScriptedUpstream upstream = ScriptedUpstream.answering(OK);
        Front front = Front.of(upstream, "gateway.timeouts.headers", "300ms");
        Line line = front.line()) {
      line.send("GET / HTTP/1.1\r\nHost: a\r\nX");

      assertThat(line.rest()).isEmpty();
    }
  }

  @Test
  void aConnectionThatIsNotUsedIsClosed() throws Exception {
    try (ScriptedUpstream upstream = ScriptedUpstream.answering(OK);
        Front front = Front.of(upstream, "gateway.timeouts.idle", "300ms");
        Line used = front.line();
        Line unused = front.line()) {
      assertThat(used.send(Front.request("GET", "/")).said().status()).isEqualTo(200);

      assertThat(used.rest()).isEmpty();
      assertThat(unused.rest()).isEmpty();
    }
  }

  @Test
  void whoComesWhenAllConnectionsAreTakenIsSentAwayUntilOneIsFree() throws Exception {
    try (ScriptedUpstream upstream = ScriptedUpstream.answering(OK);
        Front front = Front.of(upstream, "gateway.limits.connections", "2");
        Line first = front.line();
        Line second = front.line()) {
      assertThat(first.send(Front.request("GET", "/")).said().status()).isEqualTo(200);
      assertThat(second.send(Front.request("GET", "/")).said().status()).isEqualTo(200);
      try (Line third = front.line()) {
        assertThat(third.rest()).isEmpty();
      }

      first.vanish();

      Eventually.holds("there is room again", () -> isServed(front));
    }
  }

  private static boolean isServed(Front front) {
    try {
      return front.get("/").head().contains(" 200 ");
    } catch (java.io.IOException | StringIndexOutOfBoundsException refused) {
      return false;
    }
  }

  @Test
  void anAnswerThatFitsIsTakenFromTheUpstreamThoughTheClientIsSlow() throws Exception {
    int size = 12_000_000;
    CountDownLatch taken = new CountDownLatch(1);
    try (ScriptedUpstream upstream =
            ScriptedUpstream.start(
                (head, line) -> {
                  line.send("HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n");
                  line.send(new byte[size]);
                  taken.countDown();
                });
        Front front =
            Front.of(
                upstream,
                "gateway.limits.buffer_bytes",
                "32MiB",
                "gateway.limits.total_buffer_bytes",
                "32MiB");
        Line line = front.line()) {
      line.send(Front.request("GET", "/"));
      taken.await();
      Eventually.holds("the upstream is free", () -> front.outstanding() == 0);

      assertThat(line.said().body()).hasSize(size);
      front.settles();
      assertThat(line.send(Front.request("GET", "/")).said().body()).hasSize(size);
    }
  }

  @Test
  void slowClientsTogetherAreReadAheadForWithinTheBudgetOfAll() throws Exception {
    byte[] body = new byte[16 << 20];
    int clients = 30;
    try (ScriptedUpstream upstream =
            ScriptedUpstream.start(
                (head, line) -> {
                  line.send("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n");
                  line.send(body);
                });
        Front front =
            Front.of(
                upstream,
                "gateway.limits.buffer_bytes",
                "2MiB",
                "gateway.limits.total_buffer_bytes",
                "8MiB")) {
      long before = heldBytes();
      List<Line> slow = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        slow.add(front.line().send(Front.request("GET", "/")));
      }
      Eventually.holds("all are asked", () -> upstream.requests() == clients);

      Eventually.settled(PlatformDependent::usedDirectMemory);
      assertThat(heldBytes() - before).isLessThan(40L << 20);
      for (Line line : slow) {
        assertThat(line.said().body()).hasSize(body.length);
        line.close();
      }
      front.settles();
    }
  }

  /** In and outside the heap. */
  private static long heldBytes() {
    System.gc();
    Runtime heap = Runtime.getRuntime();
    return heap.totalMemory() - heap.freeMemory() + PlatformDependent.usedDirectMemory();
  }

  @Test
  void bodiesBeyondTheBudgetOfAllAreJudgedAndPassedOnAllTheSame() throws Exception {
    try (ScriptedUpstream upstream = ScriptedUpstream.answering(OK);
        Front front =
            Front.of(
                upstream,
                "gateway.limits.buffer_bytes",
                "16KiB",
                "gateway.limits.total_buffer_bytes",
                "16KiB")) {
      for (int i = 0; i < 3; i++) {
        assertThat(
                front
                    .ask(Front.request("POST", "/", "Content-Length: 60000") + "x".repeat(60_000))
                    .status())
            .isEqualTo(200);
      }
      front.settles();
    }
  }
}
