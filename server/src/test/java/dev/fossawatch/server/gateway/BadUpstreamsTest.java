package dev.fossawatch.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What upstreams that do not behave can do to clients and to each other's answers. */
class BadUpstreamsTest {
  private final AtomicInteger connections = new AtomicInteger();

  /** Does as it is told for {@code /bad}, and answers everything else with its request line. */
  private ScriptedUpstream start(String answer) throws IOException {
    return ScriptedUpstream.behaving(
        connection -> {
          connections.incrementAndGet();
          InputStream in = connection.in();
          for (Message m = Message.request(in); m != null; m = Message.request(in)) {
            if (m.target().equals("/bad")) {
              connection.send(answer);
              if (answer.endsWith("close")) {
                return;
              }
            } else {
              String body = m.method() + " " + m.target();
              connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n");
              connection.send(body);
            }
          }
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH_9.2\r\nclose",
        "\u0016\u0003\u0003close",
        "HTTP/1.1 abc OK\r\n\r\nclose",
        "HTTP/1.1\r\n\r\nclose",
        "HTTP/9.9 200 OK\r\nContent-Length: 2\r\n\r\nok",
        "ICY 200 OK\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\nclose",
        "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\nclose",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 5\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\nX\u0000: y\r\n\r\nclose",
        "HTTP/1.1 200 OK\r\nbroken\r\n\r\nclose",
        "HTTP/1.1 99 Low\r\n\r\nclose",
        "HTTP/1.1 1000 High\r\n\r\nclose",
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\nclose",
        "close"
      })
  void whatIsNoAnswerIsABadGateway(String garbage) throws Exception {
    try (ScriptedUpstream upstream = start(garbage);
        Front gateway = Front.of(upstream.url())) {
      Message answer = Line.get(gateway.port(), "/bad");

      assertThat(answer.status()).isEqualTo(502);
      assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
      assertOthersGetTheirOwn(gateway);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhalf close",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nclose",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nzz\r\nclose",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhelloworld\r\nclose",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\nclose"
      })
  void anAnswerThatIsLessThanItSaidIsNotMadeToLookWhole(String less) throws Exception {
    try (ScriptedUpstream upstream = start(less);
        Front gateway = Front.of(upstream.url())) {
      assertThat(endOf(gateway)).isIn("malformed", "502");
      assertOthersGetTheirOwn(gateway);
    }
  }

  private static String endOf(Front gateway) throws IOException {
    try {
      return "" + Line.get(gateway.port(), "/bad").status();
    } catch (Message.MalformedException | SocketException incomplete) {
      return "malformed";
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\npoison",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok and more",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 200 OK\r\nX-Poison: 1\r\nX: ",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\npoi",
        "HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\npoison",
        "HTTP/1.1 304 Not Modified\r\nContent-Length: 6\r\n\r\npoison",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n3\r\nbad\r\n0\r\n\r\n"
      })
  void whatAnUpstreamSendsBeyondItsAnswerReachesNobody(String more) throws Exception {
    try (ScriptedUpstream upstream = start(more);
        Front gateway = Front.of(upstream.url())) {
      for (int i = 0; i < 10; i++) {
        assertThat(Line.get(gateway.port(), "/bad").body()).isIn("ok", "");
        assertOthersGetTheirOwn(gateway);
      }
    }
  }

  @Test
  void answersWithTwoFramingsReachNobodyAsTwoAnswers() throws Exception {
    String both = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n";
    try (ScriptedUpstream upstream = start(both + "0\r\n\r\nHTTP/1.1 200 OK\r\nX: poison\r\n\r\n");
        Front gateway = Front.of(upstream.url())) {
      for (int i = 0; i < 5; i++) {
        assertThat(endOf(gateway)).isIn("malformed", "502", "200");
        assertOthersGetTheirOwn(gateway);
      }
    }
  }

  @Test
  void anUpstreamThatHangsIsATimeoutAndHoldsNobodyUp() throws Exception {
    try (ScriptedUpstream upstream = start("");
        Front gateway = Front.of(upstream.url(), "gateway.timeouts.first_byte", "1s")) {
      try (Line waiting = Line.to(gateway.port())) {
        waiting.send("GET /bad HTTP/1.1\r\nHost: h\r\n\r\n");

        assertOthersGetTheirOwn(gateway);
        Message answer = waiting.answer();
        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
      }
    }
  }

  @Test
  void anUpstreamThatStopsInTheMiddleIsNotWaitedForForEver() throws Exception {
    try (ScriptedUpstream upstream = start("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhalf");
        Front gateway = Front.of(upstream.url(), "gateway.timeouts.first_byte", "1s")) {
      assertThat(endOf(gateway)).isEqualTo("malformed");
    }
  }

  @Test
  void anUpstreamThatStopsReadingIsATimeout() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    ScriptedUpstream.Behaviour deaf =
        connection -> {
          try {
            over.await();
          } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
          }
        };
    try (ScriptedUpstream upstream = ScriptedUpstream.behaving(deaf);
        Front gateway = Front.of(upstream.url(), "gateway.timeouts.first_byte", "1s");
        Line client = Line.to(gateway.port())) {
      client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 100000000\r\n\r\n");
      Thread sender = new Thread(() -> sendUntilClosed(client));
      sender.start();

      assertThat(client.answer().status()).isEqualTo(504);
      client.socket().shutdownInput();
      client.socket().shutdownOutput();
      sender.join();
    } finally {
      over.countDown();
    }
  }

  private static void sendUntilClosed(Line client) {
    try {
      for (int i = 0; i < 1000; i++) {
        client.send(new byte[100_000]);
      }
    } catch (IOException closed) {
      // As it should be.
    }
  }

  @Test
  void anUpstreamThatResetsIsABadGateway() throws Exception {
    ScriptedUpstream.Behaviour resetting =
        connection -> {
          connection.request();
          connection.socket().setSoLinger(true, 0);
        };
    try (ScriptedUpstream upstream = ScriptedUpstream.behaving(resetting);
        Front gateway = Front.of(upstream.url())) {
      assertThat(Line.get(gateway.port(), "/").status()).isEqualTo(502);
    }
  }

  @Test
  void aRequestThatMayNotBeRepeatedIsSentOnce() throws Exception {
    try (ScriptedUpstream upstream = start("close");
        Front gateway = Front.of(upstream.url());
        Line client = Line.to(gateway.port())) {
      client.send("POST /bad HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nhi");

      assertThat(client.answer().status()).isEqualTo(502);
      assertThat(connections).hasValue(1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAnswerBeforeTheBodyWasReadReachesTheClient(boolean closes) throws Exception {
    ScriptedUpstream.Behaviour early =
        connection -> {
          InputStream in = connection.in();
          StringBuilder head = new StringBuilder();
          while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
          }
          connection.send("HTTP/1.1 413 Content Too Large\r\nContent-Length: 3\r\n\r\nbig");
          if (closes) {
            connection.socket().shutdownOutput();
          }
          in.transferTo(OutputStream.nullOutputStream());
        };
    try (ScriptedUpstream upstream = ScriptedUpstream.behaving(early);
        Front gateway = Front.of(upstream.url());
        Line client = Line.to(gateway.port())) {
      client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1000000\r\n\r\n");
      client.send(new byte[500_000]);

      assertThat(client.answer().status()).isEqualTo(413);
    }
  }

  private static void assertOthersGetTheirOwn(Front gateway) throws IOException {
    for (int i = 0; i < 4; i++) {
      Message own = Line.get(gateway.port(), "/own?" + i);
      assertThat(own.body()).isEqualTo("GET /own?" + i);
      assertThat(own.headers()).doesNotContainKey("x-poison");
    }
  }
}
