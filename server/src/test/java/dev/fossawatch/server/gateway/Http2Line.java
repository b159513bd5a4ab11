package dev.fossawatch.server.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A client's end of an HTTP/2 connection without TLS, for tests that must be able to send what no
 * client would. One thread.
 */
final class Http2Line implements Closeable {
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int RESET = 3;
  static final int SETTINGS = 4;
  static final int GO_AWAY = 7;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;
  private static final int PRIORITY = 0x20;
  private static final int PRIORITY_BYTES = 5;
  private static final int PIECE_BYTES = 16_384;
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

  private final Line line;
  private final DefaultHttp2HeadersEncoder encoder = new DefaultHttp2HeadersEncoder();
  private final DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder(false);
  private int stream = -1;

  /**
   * A frame that came.
   *
   * @param fields its fields where it is a head or trailers, in one line each
   */
  record Frame(int type, int flags, int stream, byte[] payload, String fields) {
    boolean isLast() {
      return type == RESET || ((type == DATA || type == HEADERS) && (flags & END_STREAM) != 0);
    }

    /** The last stream that is served, where it ends the connection. */
    int lastStream() {
      return Unpooled.wrappedBuffer(payload).getInt(0);
    }

    /** Why the connection ends. */
    int error() {
      return Unpooled.wrappedBuffer(payload).getInt(Integer.BYTES);
    }

    String status() {
      return fields.replaceAll("(?s).*:status: (\\d+).*", "$1");
    }
  }

  private Http2Line(Line line) {
    this.line = line;
  }

  static Http2Line to(int port) throws IOException {
    Http2Line opened = new Http2Line(Line.to(port));
    opened.line.send(PREFACE);
    opened.frame(SETTINGS, 0, 0, new byte[0]);
    return opened;
  }

  /** Begins a request with fields given as names and values by turns; returns its stream. */
  int begin(boolean whole, String... fields) throws Exception {
    stream += 2;
    Http2Headers headers = new DefaultHttp2Headers(false);
    for (int i = 0; i < fields.length; i += 2) {
      headers.add(fields[i], fields[i + 1]);
    }
    ByteBuf block = Unpooled.buffer();
    encoder.encodeHeaders(stream, headers, block);
    frame(
        HEADERS,
        whole ? END_HEADERS | END_STREAM : END_HEADERS,
        stream,
        ByteBufUtil.getBytes(block));
    return stream;
  }

  /** Begins a request with the fields every one has, and these. */
  int ask(boolean whole, String method, String path, String... fields) throws Exception {
    String[] all = new String[fields.length + 8];
    String[] own = {":method", method, ":scheme", "http", ":authority", "front", ":path", path};
    System.arraycopy(own, 0, all, 0, 8);
    System.arraycopy(fields, 0, all, 8, fields.length);
    return begin(whole, all);
  }

  void data(int stream, String bytes, boolean last) throws IOException {
    frame(DATA, last ? END_STREAM : 0, stream, bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Sends a body of so many bytes, which must fit into the window there is at first. */
  void body(int stream, int bytes, boolean whole) throws IOException {
    for (int left = bytes; left > 0; left -= PIECE_BYTES) {
      data(stream, "x".repeat(Math.min(left, PIECE_BYTES)), whole && left <= PIECE_BYTES);
    }
  }

  void reset(int stream) throws IOException {
    frame(RESET, 0, stream, new byte[] {0, 0, 0, 8});
  }

  private void frame(int type, int flags, int stream, byte[] payload) throws IOException {
    ByteBuf frame = Unpooled.buffer();
    frame.writeMedium(payload.length).writeByte(type).writeByte(flags).writeInt(stream);
    frame.writeBytes(payload);
    line.send(ByteBufUtil.getBytes(frame));
  }

  /** The next frame that says something of a request, or ends the connection. */
  Frame next() throws IOException, Http2Exception {
    while (true) {
      Frame frame = read();
      if (frame.type == DATA
          || frame.type == HEADERS
          || frame.type == RESET
          || frame.type == GO_AWAY) {
        return frame;
      }
      if (frame.type == SETTINGS && frame.flags == 0) {
        frame(SETTINGS, 1, 0, new byte[0]);
      }
    }
  }

  private Frame read() throws IOException, Http2Exception {
    byte[] head = line.in().readNBytes(9);
    if (head.length < 9) {
      throw new EOFException("closed");
    }
    ByteBuf in = Unpooled.wrappedBuffer(head);
    int length = in.readUnsignedMedium();
    int type = in.readByte();
    int flags = in.readByte();
    int of = in.readInt();
    byte[] payload = line.in().readNBytes(length);
    StringBuilder fields = new StringBuilder();
    if (type == HEADERS) {
      int priority = (flags & PRIORITY) == 0 ? 0 : PRIORITY_BYTES;
      decoder
          .decodeHeaders(of, Unpooled.wrappedBuffer(payload).skipBytes(priority))
          .forEach(each -> fields.append(each.getKey() + ": " + each.getValue() + '\n'));
    }
    return new Frame(type, flags, of, payload, fields.toString());
  }

  /**
   * The status of the answer on a stream, or {@code reset}, or {@code gone} with the connection.
   */
  String outcome(int stream) throws Exception {
    String outcome = "";
    try {
      for (Frame frame = next(); ; frame = next()) {
        if (frame.type == GO_AWAY
            || (frame.type == RESET && frame.stream == stream && outcome.isEmpty())) {
          return frame.type == GO_AWAY ? "gone" : "reset";
        }
        if (frame.stream == stream && frame.type == HEADERS && outcome.isEmpty()) {
          outcome = frame.status();
        }
        if (frame.stream == stream && frame.isLast()) {
          return outcome;
        }
      }
    } catch (IOException closed) {
      return "gone";
    }
  }

  /** Reads until the other side closes. */
  void untilClosed() throws IOException, Http2Exception {
    try {
      while (true) {
        read();
      }
    } catch (EOFException closed) {
      // As it should be.
    }
  }

  @Override
  public void close() throws IOException {
    line.close();
  }
}
