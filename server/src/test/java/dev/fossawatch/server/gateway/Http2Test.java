package dev.fossawatch.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.http.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Requests of HTTP/2, of which one reading is left in HTTP/1.1 or none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Http2Test {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  private static final int FIRST_WINDOW = 65_535;

  private ScriptedUpstream upstream;
  private Front front;
  private volatile ScriptedUpstream.Script script = Http2Test::plainly;

  @BeforeAll
  void start() throws Exception {
    upstream = ScriptedUpstream.start((head, line) -> script.answer(head, line));
    front = Front.of(upstream, "gateway.h2c", "true");
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
    script = Http2Test::plainly;
    assertThat(front.errors.counts()).isEmpty();
  }

  private static void plainly(String head, Line line) throws java.io.IOException {
    line.body(head);
    line.send(OK);
  }

  private Http2Line line() throws Exception {
    return Http2Line.to(front.port());
  }

  @Test
  void aRequestWithoutABodyIsSentWithoutOne() throws Exception {
    try (Http2Line line = line()) {
      assertThat(line.outcome(line.ask(true, "GET", "/a%2Fb?c?judged"))).isEqualTo("200");

      Said said = upstream.next();
      assertThat(said.startLine()).isEqualTo("GET /a%2Fb?c?judged HTTP/1.1");
      assertThat(said.values("Host")).containsExactly("front");
      assertThat(said.values("Content-Length")).isEmpty();
      assertThat(said.values("Transfer-Encoding")).isEmpty();
      assertThat(front.guard.judged()).isEmpty();
    }
  }

  @Test
  void nothingElseIsSpokenOnSuchAPort() throws Exception {
    String[] upgrade = {
      "Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQAAP__"
    };
    for (String[] fields : List.of(new String[0], upgrade)) {
      try (Line line = front.line()) {
        assertThat(line.send(Front.request("GET", "/", fields)).rest()).doesNotContain(" 200 ");
      }
    }
    assertThat(upstream.requests()).isZero();
  }

  @Test
  void aBodyReachesTheUpstream() throws Exception {
    List<String> bodies = new CopyOnWriteArrayList<>();
    script =
        (head, line) -> {
          bodies.add(line.body(head));
          line.send(OK);
        };
    try (Http2Line line = line()) {
      int known = line.ask(false, "POST", "/", "content-length", "5");
      line.data(known, "known", true);
      assertThat(line.outcome(known)).isEqualTo("200");
      int unknown = line.ask(false, "POST", "/");
      line.data(unknown, "not ", false);
      line.data(unknown, "known", true);
      assertThat(line.outcome(unknown)).isEqualTo("200");
    }
    assertThat(bodies).containsExactly("known", "not known");
  }

  @Test
  void crumbsOfACookieAreJoined() throws Exception {
    try (Http2Line line = line()) {
      int asked = line.ask(true, "GET", "/", "cookie", "a=1", "cookie", "b=2");
      assertThat(line.outcome(asked)).isEqualTo("200");

      assertThat(upstream.next().values("Cookie")).containsExactly("a=1; b=2");
    }
  }

  @Test
  void whatCannotBeToldInOneWayIsNotPassedOn() throws Exception {
    for (String[] fields :
        List.of(
            new String[] {"connection", "close"},
            new String[] {"transfer-encoding", "chunked"},
            new String[] {"upgrade", "h2c"},
            new String[] {"keep-alive", "5"},
            new String[] {"te", "gzip"},
            new String[] {"X-Upper", "a"},
            new String[] {"x y", "a"},
            new String[] {"x:y", "a"},
            new String[] {"x", "a\r\nb: c"},
            new String[] {"x", "a\u0000"},
            new String[] {"host", "other"},
            new String[] {"content-length", "5"},
            new String[] {"content-length", "-1"},
            new String[] {"content-length", "0", "content-length", "5"},
            new String[] {":path", "/other"},
            new String[] {":unknown", "a"})) {
      try (Http2Line line = line()) {
        String outcome = line.outcome(line.ask(true, "GET", "/", fields));
        assertThat(outcome).as(String.join(" ", fields)).isIn("400", "reset", "gone");
      }
    }
    assertThat(upstream.requests()).isZero();
  }

  @Test
  void whatIsNoTargetIsNotPassedOn() throws Exception {
    for (String path :
        List.of("", "a", "*", "/a b", "/a#b", "/a\r\nX: y", "http://a/", "/\u0000")) {
      try (Http2Line line = line()) {
        assertThat(line.outcome(line.ask(true, "GET", path))).as(path).isIn("400", "reset", "gone");
      }
    }
    for (String authority : List.of("", "a b", "user@a", "a/b", "a\r\nb")) {
      try (Http2Line line = line()) {
        int asked =
            line.begin(
                true, ":method", "GET", ":scheme", "http", ":authority", authority, ":path", "/");
        assertThat(line.outcome(asked)).as(authority).isIn("400", "reset", "gone");
      }
    }
    assertThat(upstream.requests()).isZero();
  }

  @Test
  void methodsThatAreNotPassedOnAreNotAllowed() throws Exception {
    try (Http2Line line = line()) {
      assertThat(line.outcome(line.ask(true, "TRACE", "/"))).isEqualTo("405");
      int connect = line.begin(true, ":method", "CONNECT", ":authority", "a:1");
      assertThat(line.outcome(connect)).isIn("405", "reset");
    }
    assertThat(upstream.requests()).isZero();
  }

  @Test
  void aBodyOfAnotherLengthThanDeclaredIsNotPassedOn() throws Exception {
    try (Http2Line line = line()) {
      int asked = line.ask(false, "POST", "/", "content-length", "5");
      line.data(asked, "abc", true);

      assertThat(line.outcome(asked)).isIn("400", "reset", "gone");
    }
    assertThat(upstream.requests()).isZero();
  }

  @Test
  void trailersOfAnAnswerAreInLowerCase() throws Exception {
    script =
        (head, line) ->
            line.send(
                Said.head("HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "X-Head: a")
                    + "2\r\nok\r\n0\r\nX-Trailer: b\r\n\r\n");
    try (Http2Line line = line()) {
      int asked = line.ask(true, "GET", "/");
      List<String> heads = new ArrayList<>();
      Http2Line.Frame frame = line.next();
      while (!frame.isLast()) {
        heads.add(frame.fields());
        frame = line.next();
      }
      assertThat(frame.stream()).isEqualTo(asked);
      assertThat(heads.get(0)).contains("x-head: a");
      assertThat(frame.fields()).isEqualTo("x-trailer: b\n");
    }
  }

  @Test
  void earlyHintsReachTheClientAheadOfTheAnswer() throws Exception {
    script =
        (head, line) ->
            line.send(
                Said.head("HTTP/1.1 103 Early Hints", "Link: </a>", "Connection: close") + OK);
    try (Http2Line line = line()) {
      line.ask(true, "GET", "/");
      Http2Line.Frame hints = line.next();
      assertThat(hints.fields()).isEqualTo(":status: 103\nlink: </a>\n");
      assertThat(hints.isLast()).isFalse();
      assertThat(line.next().status()).isEqualTo("200");
    }
  }

  @Test
  void manyRequestsAtOnceAreAnswered() throws Exception {
    CountDownLatch all = new CountDownLatch(50);
    script =
        (head, line) -> {
          all.countDown();
          try {
            all.await();
          } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
          }
          line.send(OK);
        };
    try (Http2Line line = line()) {
      for (int i = 0; i < 50; i++) {
        line.ask(true, "GET", "/" + i);
      }
      int answered = 0;
      while (answered < 50) {
        if (line.next().isLast()) {
          answered++;
        }
      }
    }
  }

  @Test
  void anAnswerThatWasTakenIsCompleteAndItsUpstreamConnectionIsUsedAgain() throws Exception {
    try (Http2Line line = line()) {
      assertThat(line.outcome(line.ask(true, "GET", "/"))).isEqualTo("200");
      assertThat(front.recording.next().exchange().outcome()).isEqualTo(Outcome.OK);
      int connections = upstream.connections();
      for (int i = 0; i < 5; i++) {
        assertThat(line.outcome(line.ask(true, "GET", "/"))).isEqualTo("200");
        assertThat(front.recording.next().exchange().outcome()).isEqualTo(Outcome.OK);
      }
      assertThat(upstream.connections()).isEqualTo(connections);
    }
  }

  @Test
  void anAnswerThatItsClientTakesBackWhileTheLastOfItWaitsIsNone() throws Exception {
    int more = 200_000;
    script =
        (head, line) ->
            line.send("HTTP/1.1 200 OK\r\nContent-Length: " + more + "\r\n\r\n" + "x".repeat(more));
    try (Http2Line line = line()) {
      int asked = line.ask(true, "GET", "/");
      for (int left = FIRST_WINDOW; left > 0; ) {
        Http2Line.Frame frame = line.next();
        left -= frame.type() == Http2Line.DATA ? frame.payload().length : 0;
      }
      Eventually.holds("the upstream is free", () -> front.outstanding() == 0);
      line.reset(asked);

      assertThat(front.recording.next().exchange().outcome()).isEqualTo(Outcome.ABORTED);
    }
  }

  @Test
  void aRequestThatItsClientTakesBackEndsAtTheUpstreamToo() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    script =
        (head, line) -> {
          line.rest();
          ended.countDown();
        };
    try (Http2Line line = line()) {
      int asked = line.ask(true, "GET", "/");
      upstream.next();
      line.reset(asked);

      ended.await();
    }
  }

  @Test
  void anAnswerThatBreaksOffIsReset() throws Exception {
    script =
        (head, line) -> {
          line.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab");
          line.close();
        };
    try (Http2Line line = line()) {
      int asked = line.ask(true, "GET", "/");
      Http2Line.Frame frame = line.next();
      while (!frame.isLast()) {
        frame = line.next();
      }
      assertThat(frame.stream()).isEqualTo(asked);
      assertThat(frame.type()).isEqualTo(Http2Line.RESET);
    }
  }

  @Test
  void aClientThatStillSendsIsToldToStopWhereItIsRefused() throws Exception {
    try (Http2Line line = line()) {
      int asked = line.ask(false, "POST", "/?q=attack");
      List<Integer> types = new ArrayList<>();
      while (!types.contains(Http2Line.RESET)) {
        Http2Line.Frame frame = line.next();
        assertThat(frame.stream()).isEqualTo(asked);
        types.add(frame.type());
      }
      assertThat(types).startsWith(Http2Line.HEADERS);
      assertThat(line.outcome(line.ask(true, "GET", "/"))).isEqualTo("200");
    }
  }
}
