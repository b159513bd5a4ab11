package dev.fossawatch.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Bodies larger than what the gateway may keep. {@code -Dfossawatch.test.bytes=2147483648} makes
 * them larger still.
 */
class LargeBodiesTest {
  private static final long BYTES = Long.getLong("fossawatch.test.bytes", 64L << 20);

  /** What may be under way: the gateway's own bounds and the sockets' buffers on both sides. */
  private static final long UNDER_WAY_BYTES = 24L << 20;

  private static final int PIECE_BYTES = 64 * 1024;

  private final AtomicLong written = new AtomicLong();
  private final CountDownLatch readOn = new CountDownLatch(1);

  @Test
  void anAnswerIsHeldBackWhereItsClientDoesNotReadAndComesWholeWhereItDoes() throws Exception {
    try (ScriptedUpstream upstream = ScriptedUpstream.behaving(this::sendLarge);
        Front gateway = Front.of(upstream.url());
        Line client = Line.to(gateway.port())) {
      client.send("GET /large HTTP/1.1\r\nHost: h\r\n\r\n");

      assertThat(Eventually.settled(written::get)).isPositive().isLessThan(UNDER_WAY_BYTES);
      assertThat(head(client.in())).contains("content-length: " + BYTES);
      assertThat(readPattern(client.in())).isEqualTo(BYTES);
    }
  }

  @Test
  void aBodyIsHeldBackWhereItsUpstreamDoesNotReadAndComesWholeWhereItDoes() throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    try (ScriptedUpstream upstream = ScriptedUpstream.behaving(this::takeLarge);
        Front gateway = Front.of(upstream.url());
        Line client = Line.to(gateway.port())) {
      Future<?> sending = threads.submit(() -> sendBody(client));

      assertThat(Eventually.settled(written::get)).isPositive().isLessThan(UNDER_WAY_BYTES);
      readOn.countDown();
      assertThat(client.answer().body()).isEqualTo("got " + BYTES);
      sending.get(30, TimeUnit.SECONDS);
    } finally {
      threads.shutdownNow();
    }
  }

  private void sendLarge(Line connection) throws IOException {
    connection.request();
    String head = "HTTP/1.1 200 OK\r\nContent-Length: " + BYTES + "\r\n\r\n";
    connection.send(head);
    writePattern(connection.socket().getOutputStream());
  }

  private void takeLarge(Line connection) throws IOException {
    head(connection.in());
    try {
      if (!readOn.await(60, TimeUnit.SECONDS)) {
        throw new IOException("nobody said to read on");
      }
    } catch (InterruptedException over) {
      throw new IOException(over);
    }
    String body = "got " + readPattern(connection.in());
    String head = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n";
    connection.send(head + body);
    connection.in().read();
  }

  private Void sendBody(Line client) throws IOException {
    client.send("POST /large HTTP/1.1\r\nHost: h\r\nContent-Length: " + BYTES + "\r\n\r\n");
    writePattern(client.socket().getOutputStream());
    return null;
  }

  private void writePattern(OutputStream out) throws IOException {
    byte[] piece = new byte[PIECE_BYTES];
    for (long at = 0; at < BYTES; at += PIECE_BYTES) {
      fill(piece, at);
      out.write(piece, 0, (int) Math.min(PIECE_BYTES, BYTES - at));
      written.addAndGet(PIECE_BYTES);
    }
  }

  /** How many bytes of the pattern there are until it ends or is broken. */
  private static long readPattern(InputStream in) throws IOException {
    byte[] expected = new byte[PIECE_BYTES];
    byte[] piece = new byte[PIECE_BYTES];
    long at = 0;
    while (at < BYTES) {
      int wanted = (int) Math.min(PIECE_BYTES, BYTES - at);
      int read = in.readNBytes(piece, 0, wanted);
      fill(expected, at);
      int same = Arrays.mismatch(piece, 0, read, expected, 0, read);
      at += same < 0 ? read : same;
      if (same >= 0 || read < wanted) {
        return at;
      }
    }
    return at;
  }

  private static void fill(byte[] piece, long at) {
    long number = at / PIECE_BYTES;
    for (int i = 0; i < piece.length; i++) {
      piece[i] = (byte) (i * 31L + number);
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int octet = in.read();
      if (octet < 0) {
        throw new IOException("closed after " + head);
      }
      head.append((char) octet);
    }
    return head.toString().toLowerCase(Locale.ROOT);
  }
}
