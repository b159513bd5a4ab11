package dev.fossawatch.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.internal.PlatformDependent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What clients that do not behave can take from those that do. */
class BadClientsTest {
  private static final int LARGE_BYTES = 16 << 20;

  /** So long may a good client wait in this company, on any machine. */
  private static final long BEARABLE_MILLIS = 5000;

  private static final long MORE_BYTES = 96L << 20;

  private final List<Line> bad = new ArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();

  @AfterEach
  void disconnect() throws IOException {
    for (Line client : bad) {
      client.close();
    }
  }

  private Line connectBad(Front gateway) throws IOException {
    Line client = Line.to(gateway.port());
    bad.add(client);
    return client;
  }

  @Test
  void aThousandHalfOpenHeadsHoldNobodyUpAndAreClosedInTime() throws Exception {
    try (RecordingUpstream upstream = new RecordingUpstream();
        Front gateway = Front.of(upstream.url(), "gateway.timeouts.headers", "2s")) {
      long before = PlatformDependent.usedDirectMemory();
      for (int i = 0; i < 1000; i++) {
        connectBad(gateway).send("GET /half HTTP/1.1\r\nHost: h\r\nX-Slow: " + i);
      }

      assertThat(GoodClients.waits(gateway.port())).isLessThan(BEARABLE_MILLIS);
      assertThat(PlatformDependent.usedDirectMemory() - before).isLessThan(MORE_BYTES);
      for (Line client : bad) {
        client.answerOrEnd();
      }
      assertThat(upstream.takeReceived()).noneMatch(seen -> seen.target().equals("/half"));
    }
  }

  @Test
  void bodiesThatTrickleAreCutOff() throws Exception {
    try (RecordingUpstream upstream = new RecordingUpstream();
        Front gateway = Front.of(upstream.url(), "gateway.timeouts.stall", "1s")) {
      for (int i = 0; i < 100; i++) {
        connectBad(gateway)
            .send("POST /slow HTTP/1.1\r\nHost: h\r\nContent-Length: 100000\r\n\r\nbegin");
      }

      assertThat(GoodClients.waits(gateway.port())).isLessThan(BEARABLE_MILLIS);
      for (Line client : bad) {
        Message answer = client.answerOrEnd();
        assertThat(answer == null || answer.status() == 408).isTrue();
      }
    }
  }

  @Test
  void thoseWhoDoNotReadHoldNeitherMemoryNorAnUpstream() throws Exception {
    try (ScriptedUpstream upstream = ScriptedUpstream.behaving(this::answerLargeOrSmall);
        Front gateway =
            Front.of(
                upstream.url(),
                "gateway.timeouts.stall",
                "2s",
                "gateway.limits.total_buffer_bytes",
                "4MiB")) {
      long before = PlatformDependent.usedDirectMemory();
      for (int i = 0; i < 60; i++) {
        connectBad(gateway).send("GET /large HTTP/1.1\r\nHost: h\r\n\r\n");
      }
      Eventually.holds("all were taken up", () -> asked.get() == 60);

      assertThat(GoodClients.waits(gateway.port())).isLessThan(BEARABLE_MILLIS);
      assertThat(PlatformDependent.usedDirectMemory() - before).isLessThan(MORE_BYTES);
      Eventually.holds("all answers were given up", () -> asked.get() == 0);
      for (Line client : bad) {
        Eventually.holds("the connection is closed", () -> isClosed(client));
      }
    }
  }

  /** Whether the other side has closed the connection, seen without reading from it. */
  private static boolean isClosed(Line client) {
    try {
      client.send("x");
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  /** Large answers count until they are written or given up. */
  private void answerLargeOrSmall(Line connection) throws IOException {
    Message request = connection.request();
    while (request != null) {
      if (request.target().equals("/large")) {
        answerLarge(connection);
      } else {
        String body = request.method() + " " + request.target();
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
      }
      request = connection.request();
    }
  }

  private void answerLarge(Line connection) throws IOException {
    asked.incrementAndGet();
    try {
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + LARGE_BYTES + "\r\n\r\n");
      byte[] piece = new byte[64 * 1024];
      for (int at = 0; at < LARGE_BYTES; at += piece.length) {
        connection.send(piece);
      }
    } finally {
      asked.decrementAndGet();
    }
  }
}
