package dev.fossawatch.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * What of HTTP/1.1 a proxy must do more than copy bytes for. {@code -Dfossawatch.test.repeats=300}
 * loses an upstream more often.
 */
class PassingOnTest {
  private static final int REPEATS = Integer.getInteger("fossawatch.test.repeats", 1);
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private final Queue<String> heads = new ConcurrentLinkedQueue<>();
  private final Semaphore next = new Semaphore(0);

  /** Reads heads and answers each with the same bytes. */
  private ScriptedUpstream.Behaviour answering(String answer) {
    return connection -> {
      InputStream in = connection.in();
      for (Message m = Message.request(in); m != null; m = Message.request(in)) {
        heads.add(m.start() + " " + m.headers());
        connection.send(answer);
      }
    };
  }

  private void awaitNext() throws IOException {
    try {
      if (!next.tryAcquire(30, TimeUnit.SECONDS)) {
        throw new IOException("nobody asked for more");
      }
    } catch (InterruptedException over) {
      throw new IOException(over);
    }
  }

  @Test
  void eventsComeOneByOne() throws Exception {
    ScriptedUpstream.Behaviour events =
        connection -> {
          connection.request();
          connection.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n");
          connection.send("Transfer-Encoding: chunked\r\n\r\n");
          for (int i = 0; i < 20; i++) {
            connection.send("9\r\ndata: " + (char) ('a' + i) + "\n\n\r\n");
            awaitNext();
          }
          connection.send("0\r\n\r\n");
        };
    try (ScriptedUpstream upstream = ScriptedUpstream.behaving(events);
        Front gateway = Front.of(upstream.url());
        Line client = Line.to(gateway.port())) {
      client.send("GET /events HTTP/1.1\r\nHost: h\r\nAccept: text/event-stream\r\n\r\n");
      for (int i = 0; i < 20; i++) {
        readUntil(client.in(), "data: " + (char) ('a' + i) + "\n\n");
        next.release();
      }
      readUntil(client.in(), "0\r\n\r\n");
    }
  }

  @Test
  void trailersOfAnAnswerArePassedOn() throws Exception {
    String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n";
    String chunks = "5\r\nhello\r\n0\r\nX-Sum: 17\r\n\r\n";
    try (ScriptedUpstream upstream = ScriptedUpstream.behaving(answering(head + chunks));
        Front gateway = Front.of(upstream.url());
        Line client = Line.to(gateway.port())) {
      client.send("GET / HTTP/1.1\r\nHost: h\r\nTE: trailers\r\nConnection: TE\r\n\r\n");

      Message received = client.answer();

      assertThat(received.body()).isEqualTo("hello");
      assertThat(received.trailers()).containsEntry("x-sum", List.of("17"));
    }
  }

  @Test
  void aClientThatWaitsIsToldToGoOnWhenTheUpstreamIs() throws Exception {
    ScriptedUpstream.Behaviour asking =
        connection -> {
          String head = readUntil(connection.in(), "\r\n\r\n");
          heads.add(head);
          connection.send("HTTP/1.1 100 Continue\r\n\r\n");
          heads.add(new String(connection.in().readNBytes(5), StandardCharsets.US_ASCII));
          connection.send(OK);
          connection.in().read();
        };
    try (ScriptedUpstream upstream = ScriptedUpstream.behaving(asking);
        Front gateway = Front.of(upstream.url());
        Line client = Line.to(gateway.port())) {
      client.send(
          "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
      assertThat(readUntil(client.in(), "\r\n\r\n")).startsWith("HTTP/1.1 100 ");
      client.send("hello");

      assertThat(client.answer().body()).isEqualTo("ok");
      assertThat(heads).last().isEqualTo("hello");
    }
  }

  @Test
  void aClientThatWaitsIsNotToldToGoOnWhereTheUpstreamRefuses() throws Exception {
    ScriptedUpstream.Behaviour refusing =
        connection -> {
          readUntil(connection.in(), "\r\n\r\n");
          connection.send("HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\n\r\nno");
          connection.in().read();
        };
    try (ScriptedUpstream upstream = ScriptedUpstream.behaving(refusing);
        Front gateway = Front.of(upstream.url());
        Line client = Line.to(gateway.port())) {
      client.send(
          "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");

      assertThat(readUntil(client.in(), "\r\n\r\n")).startsWith("HTTP/1.1 401 ");
    }
  }

  @Test
  void anHttp10ClientGetsWhatItUnderstands() throws Exception {
    String answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";
    try (ScriptedUpstream upstream = ScriptedUpstream.behaving(answering(answer));
        Front gateway = Front.of(upstream.url());
        Line client = Line.to(gateway.port())) {
      client.send("GET / HTTP/1.0\r\n\r\n");

      Message received = client.answer();

      assertThat(received.headers()).doesNotContainKey("transfer-encoding");
      assertThat(received.body()).isEqualTo("hello");
      assertThat(client.in().read()).isEqualTo(-1);
    }
  }

  @Test
  void anHttp10ClientMayKeepItsConnection() throws Exception {
    try (ScriptedUpstream upstream = ScriptedUpstream.behaving(answering(OK));
        Front gateway = Front.of(upstream.url());
        Line client = Line.to(gateway.port())) {
      for (int i = 0; i < 2; i++) {
        client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        assertThat(client.answer().body()).isEqualTo("ok");
      }
    }
  }

  @Test
  void pipelinedRequestsAreAnsweredInTheirOrder() throws Exception {
    try (RecordingUpstream upstream = new RecordingUpstream();
        Front gateway = Front.of(upstream.url());
        Line client = Line.to(gateway.port())) {
      StringBuilder requests = new StringBuilder();
      for (int i = 0; i < 50; i++) {
        requests.append("GET /").append(i).append(" HTTP/1.1\r\nHost: h\r\n\r\n");
      }
      client.send(requests + "GET /\n");
      for (int i = 0; i < 50; i++) {
        assertThat(client.answer().body()).isEqualTo("GET /" + i);
      }
      assertThat(client.answer().status()).isEqualTo(400);
      assertThat(client.answerOrEnd()).isNull();
    }
  }

  @Test
  void anUpstreamThatIsGoneIsABadGatewayAndIsFoundAgainAtOnce() throws Exception {
    for (int i = 0; i < REPEATS; i++) {
      loseAndFindUpstream();
    }
  }

  private void loseAndFindUpstream() throws Exception {
    ScriptedUpstream upstream = ScriptedUpstream.behaving(answering(OK));
    try (Front gateway = Front.of(upstream.url())) {
      for (int i = 0; i < 4; i++) {
        assertThat(Line.get(gateway.port(), "/").status()).isEqualTo(200);
      }
      upstream.close();

      Eventually.holds("502", () -> Line.get(gateway.port(), "/").status() == 502);
      Message refused = Line.get(gateway.port(), "/");
      assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(refused.body()).contains("\"status\":502");

      try (ScriptedUpstream again = ScriptedUpstream.behaving(upstream.port(), answering(OK))) {
        for (int i = 0; i < 4; i++) {
          assertThat(Line.get(gateway.port(), "/").status()).as(again.url()).isEqualTo(200);
        }
      }
    } finally {
      upstream.close();
    }
  }

  private static String readUntil(InputStream in, String end) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf(end) < 0) {
      int octet = in.read();
      if (octet < 0) {
        throw new IOException("closed after: " + text);
      }
      text.append((char) octet);
    }
    return text.toString();
  }
}
