package dev.fossawatch.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client and an upstream say reaches the other as it was said. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessageFidelityTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private ScriptedUpstream upstream;
  private Front front;
  private volatile ScriptedUpstream.Script script = plainly(OK);

  @BeforeAll
  void start() throws Exception {
    upstream = ScriptedUpstream.start((head, line) -> script.answer(head, line));
    front = Front.of(upstream);
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
    script = plainly(OK);
  }

  private static ScriptedUpstream.Script plainly(String answer) {
    return (head, line) -> {
      line.body(head);
      line.send(answer);
    };
  }

  private Said told(String answer) throws Exception {
    return told("GET", answer);
  }

  private Said told(String method, String answer) throws Exception {
    script = plainly(answer);
    try (Line line = front.line()) {
      line.send(Front.request(method, "/", "Connection: close"));
      String head = line.head();
      upstream.next();
      return new Said(head, line.rest());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a%2Fb",
        "//double//slash",
        "/a/../b/./c",
        "/semi;colon=1;x",
        "/?",
        "/a?",
        "/a??b=?c",
        "/%C3%A9?%C3%A9=%20+",
        "/a?b=%",
        "/%",
        "/a%00b",
        "/~!$&'()*+,=:@-._",
        "/a?b=[1]&c={2}|^`",
        "/\\back\\slash"
      })
  void theTargetReachesTheUpstreamByteForByte(String target) throws Exception {
    assertThat(front.get(target).status()).isEqualTo(200);

    assertThat(upstream.next().startLine()).isEqualTo("GET " + target + " HTTP/1.1");
  }

  @Test
  void theStarOfOptionsReachesTheUpstream() throws Exception {
    assertThat(front.ask(Front.request("OPTIONS", "*")).status()).isEqualTo(200);

    assertThat(upstream.next().startLine()).isEqualTo("OPTIONS * HTTP/1.1");
  }

  @Test
  void headerFieldsKeepTheirNamesOrderAndNumber() throws Exception {
    front.get("/", "X-oDD: 1", "Accept: a", "x-odd: 2", "X-Bytes: \u00e4\u00ff", "X-Empty: ");

    assertThat(upstream.next().fields())
        .containsSubsequence(
            "X-oDD: 1", "Accept: a", "x-odd: 2", "X-Bytes: \u00e4\u00ff", "X-Empty: ");
  }

  @Test
  void answersKeepTheirNamesOrderAndNumber() throws Exception {
    Said told =
        told(
            Said.head(
                "HTTP/1.1 200 OK",
                "Set-Cookie: a=1",
                "X-oDD: \u00e4",
                "Set-Cookie: b=2",
                "set-cookie: c=3",
                "Content-Length: 0"));

    assertThat(told.fields())
        .containsSubsequence(
            "Set-Cookie: a=1", "X-oDD: \u00e4", "Set-Cookie: b=2", "set-cookie: c=3");
  }

  @Test
  void aReasonPhraseIsKept() throws Exception {
    assertThat(told("HTTP/1.1 418 I am tea\r\nContent-Length: 0\r\n\r\n").startLine())
        .isEqualTo("HTTP/1.1 418 I am tea");
    assertThat(told("HTTP/1.1 200 Fine\r\nContent-Length: 0\r\n\r\n").startLine())
        .isEqualTo("HTTP/1.1 200 Fine");
    assertThat(told("HTTP/1.1 200 O\u0001K\r\nContent-Length: 0\r\n\r\n").startLine())
        .isEqualTo("HTTP/1.1 200 OK");
    assertThat(told("HTTP/1.1 299 \r\nContent-Length: 0\r\n\r\n").status()).isEqualTo(299);
  }

  @ParameterizedTest
  @ValueSource(strings = {"204 No Content", "304 Not Modified"})
  void answersThatNeverHaveABodyHaveNone(String status) throws Exception {
    Said told = told("HTTP/1.1 " + status + "\r\nETag: \"a\"\r\n\r\n");

    assertThat(told.startLine()).isEqualTo("HTTP/1.1 " + status);
    assertThat(told.values("ETag")).containsExactly("\"a\"");
    assertThat(told.values("Transfer-Encoding")).isEmpty();
    assertThat(told.values("Content-Length")).isEmpty();
    assertThat(told.body()).isEmpty();
  }

  @Test
  void theLengthOfWhatWasNotModifiedIsKept() throws Exception {
    Said told = told("HTTP/1.1 304 Not Modified\r\nContent-Length: 500\r\n\r\n");

    assertThat(told.values("Content-Length")).containsExactly("500");
    assertThat(told.body()).isEmpty();
  }

  @Test
  void anAnswerThatResetsAFormIsEmpty() throws Exception {
    Said told = told("HTTP/1.1 205 Reset Content\r\nContent-Length: 0\r\n\r\n");

    assertThat(told.startLine()).isEqualTo("HTTP/1.1 205 Reset Content");
    assertThat(told.values("Content-Length")).containsExactly("0");
    assertThat(told.body()).isEmpty();
  }

  @Test
  void theLengthInAnAnswerToHeadIsKept() throws Exception {
    Said told = told("HEAD", "HTTP/1.1 200 OK\r\nContent-Length: 12345\r\n\r\n");

    assertThat(told.values("Content-Length")).containsExactly("12345");
    assertThat(told.body()).isEmpty();
  }

  @Test
  void anAnswerToHeadWithoutALengthGetsNone() throws Exception {
    Said told = told("HEAD", "HTTP/1.1 200 OK\r\nX-A: b\r\n\r\n");

    assertThat(told.values("X-A")).containsExactly("b");
    assertThat(told.values("Transfer-Encoding")).isEmpty();
    assertThat(told.body()).isEmpty();
  }

  @Test
  void aChunkedAnswerKeepsItsTrailers() throws Exception {
    Said told =
        told(
            Said.head("HTTP/1.1 200 OK", "Transfer-Encoding: chunked")
                + "3\r\nabc\r\n0\r\nX-Check: 1\r\nx-check: 2\r\n\r\n");

    assertThat(told.body()).isEqualTo("3\r\nabc\r\n0\r\nX-Check: 1\r\nx-check: 2\r\n\r\n");
  }

  @Test
  void anEmptyChunkedAnswerKeepsItsTrailers() throws Exception {
    Said told =
        told("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX-Check: 1\r\n\r\n");

    assertThat(told.body()).isEqualTo("0\r\nX-Check: 1\r\n\r\n");
  }

  @Test
  void interimAnswersDoNotDisturbTheFinalOne() throws Exception {
    for (String interim : List.of("100 Continue", "102 Processing", "110 Unknown")) {
      Said told = told("HTTP/1.1 " + interim + "\r\nLink: </a>\r\n\r\n" + OK);

      assertThat(told.startLine()).as(interim).isEqualTo("HTTP/1.1 200 OK");
      assertThat(told.body()).isEqualTo("ok");
    }
  }

  @Test
  void earlyHintsReachTheClientAheadOfTheAnswer() throws Exception {
    String hints =
        Said.head(
            "HTTP/1.1 103 Early Hints",
            "Link: </a.css>; rel=preload",
            "link: </b.js>; rel=preload",
            "Connection: X-Hop",
            "X-Hop: 1",
            "Content-Length: 5");
    script = plainly(hints + Said.head("HTTP/1.1 103 Early Hints") + OK);
    try (Line line = front.line()) {
      line.send(Front.request("GET", "/"));
      Said first = new Said(line.head(), "");

      assertThat(first.startLine()).isEqualTo("HTTP/1.1 103 Early Hints");
      assertThat(first.fields())
          .containsExactly("Link: </a.css>; rel=preload", "link: </b.js>; rel=preload");
      assertThat(line.head()).isEqualTo(Said.head("HTTP/1.1 103 Early Hints"));
      assertThat(line.said().body()).isEqualTo("ok");
      assertThat(front.recording.next().exchange().status()).isEqualTo(200);
    }
  }

  @Test
  void earlyHintsAreThereWhileTheAnswerIsNot() throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    script =
        (head, line) -> {
          line.send(Said.head("HTTP/1.1 103 Early Hints", "Link: </a>"));
          Eventually.opened(read);
          line.send(OK);
        };
    try (Line line = front.line()) {
      assertThat(line.send(Front.request("GET", "/")).head()).contains(" 103 ", "Link: </a>");
      read.countDown();
      assertThat(line.said().status()).isEqualTo(200);
    }
  }

  @Test
  void clientsOfHttp10GetNoInterimAnswer() throws Exception {
    script = plainly(Said.head("HTTP/1.1 103 Early Hints", "Link: </a>") + OK);
    try (Line line = front.line()) {
      assertThat(line.send("GET / HTTP/1.0\r\n\r\n").said().status()).isEqualTo(200);
    }
  }

  @Test
  void hintsWithoutEndDoNotReachTheClient() throws Exception {
    script = plainly(Said.head("HTTP/1.1 103 Early Hints").repeat(100) + OK);
    try (Line line = front.line()) {
      line.send(Front.request("GET", "/"));
      int hints = 0;
      String head = line.head();
      while (head.startsWith("HTTP/1.1 103 ")) {
        hints++;
        head = line.head();
      }
      assertThat(hints).isEqualTo(16);
      assertThat(head).startsWith("HTTP/1.1 200 OK");
    }
  }

  @Test
  void anAnswerThatEndsWithItsConnectionIsWhole() throws Exception {
    script =
        (head, line) -> {
          line.send("HTTP/1.0 200 OK\r\n\r\nuntil the end");
          line.close();
        };

    Said said = front.get("/");

    assertThat(said.body()).isEqualTo("until the end");
    upstream.next();
  }

  @Test
  void hopByHopFieldsOfAnAnswerStayBehind() throws Exception {
    Said told =
        told(
            Said.head(
                    "HTTP/1.1 200 OK",
                    "Connection: X-Private, keep-alive",
                    "X-Private: a",
                    "Keep-Alive: timeout=5",
                    "Proxy-Connection: a",
                    "Trailer: X",
                    "Upgrade: h2c",
                    "X-Public: b",
                    "Content-Length: 2")
                + "ok");

    assertThat(told.fields())
        .contains("X-Public: b")
        .noneMatch(field -> field.matches("(?i)(x-private|keep-alive|proxy-conn|trailer|upgr).*"));
  }

  @Test
  void aBodyOfUnknownLengthReachesTheUpstreamInChunks() throws Exception {
    StringBuilder seen = new StringBuilder();
    script =
        (head, line) -> {
          seen.append(line.body(head));
          line.send(OK);
        };

    Said said =
        front.ask(
            Front.request("POST", "/", "Transfer-Encoding: chunked")
                + "3;ext=\"a\"\r\nabc\r\n2\r\nde\r\n0\r\nX-Trailer: lost\r\n\r\n");

    assertThat(said.status()).isEqualTo(200);
    assertThat(seen).hasToString("abcde");
    assertThat(upstream.next().fields())
        .contains("transfer-encoding: chunked")
        .noneMatch(field -> field.toLowerCase(java.util.Locale.ROOT).startsWith("content-length"));
  }

  @Test
  void anEmptyBodyIsSentAsOne() throws Exception {
    front.ask(Front.request("POST", "/", "Content-Length: 0"));

    assertThat(upstream.next().values("Content-Length")).containsExactly("0");
  }

  @Test
  void aRequestWithoutABodyIsSentWithoutOne() throws Exception {
    front.ask(Front.request("DELETE", "/"));

    Said said = upstream.next();
    assertThat(said.values("Content-Length")).isEmpty();
    assertThat(said.values("Transfer-Encoding")).isEmpty();
  }

  @Test
  void pipelinedRequestsAreAnsweredInTheirOrder() throws Exception {
    script =
        (head, line) -> {
          String path = head.split(" ", 3)[1];
          line.body(head);
          line.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n" + path);
        };

    try (Line line = front.line()) {
      line.send(
          Front.request("GET", "/1")
              + Front.request("POST", "/2", "Content-Length: 3")
              + "abc"
              + Front.request("GET", "/3"));
      for (int i = 1; i <= 3; i++) {
        assertThat(line.said().body()).isEqualTo("/" + i);
        upstream.next();
      }
    }
  }

  @Test
  void anHttp10ClientGetsAnAnswerItUnderstands() throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    script = trickling(read);

    try (Line line = front.line()) {
      String head = line.send("GET / HTTP/1.0\r\n\r\n").head();
      read.countDown();
      Said said = new Said(head, line.rest());

      assertThat(said.values("Transfer-Encoding")).isEmpty();
      assertThat(said.body()).isEqualTo("first second");
    }
    upstream.next();
  }

  @Test
  void anHttp10ClientThatKeepsItsConnectionSeesWhereAnAnswerEnds() throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    script = trickling(read);

    try (Line line = front.line()) {
      String head = line.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").head();
      read.countDown();
      Said said = new Said(head, line.rest());

      assertThat(said.values("Connection")).containsExactly("close");
      assertThat(said.body()).isEqualTo("first second");
    }
    upstream.next();
  }

  @Test
  void anHttp10ClientMayUseItsConnectionAgain() throws Exception {
    try (Line line = front.line()) {
      for (int i = 0; i < 2; i++) {
        Said said = line.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").said();

        assertThat(said.values("Connection")).containsExactly("keep-alive");
        assertThat(said.body()).isEqualTo("ok");
        upstream.next();
      }
    }
  }

  @Test
  void anHttp10ClientIsNeverToldToContinue() throws Exception {
    Said said =
        front.ask("POST /?judged HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\na");

    assertThat(said.status()).isEqualTo(200);
    upstream.next();
  }

  /** An answer of unknown length whose body comes when its head has been read. */
  private static ScriptedUpstream.Script trickling(CountDownLatch read) {
    return (head, line) -> {
      line.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
      Eventually.opened(read);
      line.send("6\r\nfirst \r\n");
      line.send("6\r\nsecond\r\n0\r\n\r\n");
    };
  }
}
