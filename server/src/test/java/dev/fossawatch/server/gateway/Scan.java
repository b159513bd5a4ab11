package dev.fossawatch.server.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a scanner says of bytes that come in pieces, as lines with positions in the whole. */
final class Scan implements FramingEvents {
  static final FramingLimits LIMITS = new FramingLimits(1000, 20, 2000);

  private final Http1Framing framing;
  private final List<String> events = new ArrayList<>();
  private final List<Integer> bodyLengths = new ArrayList<>();
  private int origin;
  private int lastEnd;
  private int bodyBytes;
  private @Nullable FramingViolation violation;

  private boolean inBody;

  private Scan(FramingLimits limits) {
    framing = new Http1Framing(limits, new byte[64], this);
  }

  static Scan of(String raw) {
    return of(raw.getBytes(StandardCharsets.ISO_8859_1));
  }

  static Scan of(FramingLimits limits, byte[] bytes) {
    Scan scan = new Scan(limits);
    scan.feed(bytes, 0, bytes.length);
    return scan;
  }

  /** Scans bytes that come in pieces of the given sizes, then the rest. */
  static Scan of(byte[] bytes, int... sizes) {
    Scan scan = new Scan(LIMITS);
    int from = 0;
    for (int size : sizes) {
      int to = Math.min(bytes.length, from + size);
      scan.feed(bytes, from, to);
      from = to;
    }
    scan.feed(bytes, from, bytes.length);
    return scan;
  }

  private void feed(byte[] bytes, int from, int to) {
    ByteBuf data = Unpooled.copiedBuffer(bytes, from, to - from);
    origin = from;
    int at = 0;
    while (at < to - from && violation == null) {
      at = framing.scan(data, at, to - from);
    }
    data.release();
  }

  @Nullable FramingViolation violation() {
    return violation;
  }

  List<String> events() {
    return events;
  }

  /** How many messages were whole. */
  int messages() {
    return bodyLengths.size();
  }

  /** The lengths of their bodies. */
  List<Integer> bodyLengths() {
    return bodyLengths;
  }

  /** What the last head is refused for; null where none is. */
  @Nullable FramingViolation refusedHead() {
    return inBody ? null : violation;
  }

  /** Where the last of them ended. */
  int lastEnd() {
    return lastEnd;
  }

  @Override
  public void headBegan(int position) {
    events.add("head at " + (origin + position));
  }

  @Override
  public void headEnded(int position, boolean rewriting) {
    inBody = true;
    events.add((rewriting ? "other form until " : "head until ") + (origin + position));
  }

  @Override
  public void body(int bytes) {
    bodyBytes += bytes;
  }

  @Override
  public void messageEnded(int position) {
    events.add("message of " + bodyBytes + " until " + (origin + position));
    inBody = false;
    bodyLengths.add(bodyBytes);
    lastEnd = origin + position;
    bodyBytes = 0;
  }

  @Override
  public void violated(FramingViolation violation, int position) {
    this.violation = violation;
    events.add(violation + " after " + bodyBytes + " at " + (origin + position));
  }
}
