package dev.fossawatch.server.gateway;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One end of a connection, for tests that must see and choose every byte. Text is ISO-8859-1. Not
 * thread-safe.
 */
final class Line implements Closeable {
  private static final int PATIENCE_MILLIS = 30_000;

  private final Socket socket;
  private final InputStream in;

  Line(Socket socket) throws IOException {
    this.socket = socket;
    in = new BufferedInputStream(socket.getInputStream());
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
  }

  /** To a port of this machine. */
  static Line to(int port) throws IOException {
    return new Line(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  /** What comes back for a GET on a connection of its own, read strictly. */
  static Message get(int port, String target) throws IOException {
    try (Line line = to(port)) {
      return line.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n").answer();
    }
  }

  /** The connection itself; what comes over it is read from {@link #in}. */
  Socket socket() {
    return socket;
  }

  InputStream in() {
    return in;
  }

  Line send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  Line send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  /** Reads a head, its empty line included; empty where the other side is through. */
  String head() throws IOException {
    StringBuilder head = new StringBuilder();
    for (int octet = in.read(); octet >= 0; octet = in.read()) {
      head.append((char) octet);
      if (octet == '\n' && head.indexOf("\r\n\r\n") >= 0) {
        return head.toString();
      }
    }
    if (head.isEmpty()) {
      return "";
    }
    throw new EOFException("closed within " + head);
  }

  /** Reads a message and its body, as its framing has it. */
  Said said() throws IOException {
    String head = head();
    return new Said(head, body(head));
  }

  /** Reads a request strictly; null where the other side is through. */
  @Nullable Message request() throws IOException {
    return Message.request(in);
  }

  /** Reads the next final answer strictly. */
  Message answer() throws IOException {
    Message answer = answerOrEnd();
    if (answer == null) {
      throw new EOFException("closed without an answer");
    }
    return answer;
  }

  /** Reads the next final answer strictly; null where the connection was closed instead. */
  @Nullable Message answerOrEnd() throws IOException {
    return Message.response(in, false);
  }

  /** Reads the body that belongs to a head. */
  String body(String head) throws IOException {
    String fields = head.toLowerCase(Locale.ROOT);
    int length = fields.indexOf("\r\ncontent-length: ");
    if (fields.contains("\r\ntransfer-encoding: chunked")) {
      return chunks();
    }
    return length < 0
        ? ""
        : bytes(
            Integer.parseInt(fields.substring(length + 18, fields.indexOf("\r\n", length + 2))));
  }

  String bytes(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("closed after %d of %d bytes".formatted(bytes.length, count));
    }
    return text(bytes);
  }

  private String chunks() throws IOException {
    StringBuilder body = new StringBuilder();
    for (int size = size(); size > 0; size = size()) {
      body.append(bytes(size));
      bytes(2);
    }
    String trailer = line();
    while (!trailer.isEmpty()) {
      trailer = line();
    }
    return body.toString();
  }

  private int size() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    while (line.indexOf("\r\n") < 0) {
      line.append(bytes(1));
    }
    return line.substring(0, line.length() - 2);
  }

  /** Reads until the other side closes, or breaks off. */
  String rest() {
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    try {
      in.transferTo(rest);
    } catch (java.net.SocketTimeoutException patience) {
      throw new AssertionError("still open after: " + rest, patience);
    } catch (IOException reset) {
      // What came before it is what there is.
    }
    return text(rest.toByteArray());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Goes away as a program that crashed does. */
  void vanish() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
