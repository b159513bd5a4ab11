package dev.fossawatch.server.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the bytes of a client's connection and the decoder, and passes on only what
 * belongs to clean messages; a head is held back until it is whole.
 *
 * <p>A refused head is replaced by a request whose method is a secret of this gateway and whose
 * path names the {@link FramingViolation}, so that its answer comes in its turn. Nothing behind it
 * is passed on. Lives on its connection's event loop. Where the connection is upgraded, it is
 * removed from the pipeline.
 */
final class FramingHandler extends ChannelInboundHandlerAdapter {
  private final String refusalMethod;
  private final LongSupplier nanos;
  private final ConnectionListener listener;
  private final Found found = new Found();
  private final Http1Framing framing;

  private @Nullable ByteBuf held;
  private long bytesSeen;

  /**
   * @param refusalMethod the method of requests that stand for refused ones; a token nobody can
   *     guess
   * @param window scratch space that the connections of one event loop share
   * @param nanos a clock for {@link #headSinceNanos}
   */
  FramingHandler(
      String refusalMethod,
      FramingLimits limits,
      byte[] window,
      LongSupplier nanos,
      ConnectionListener listener) {
    this.refusalMethod = refusalMethod;
    this.nanos = nanos;
    this.listener = listener;
    this.framing = new Http1Framing(limits, window, found);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (!(message instanceof ByteBuf data)) {
      context.fireChannelRead(message);
      return;
    }
    int end = data.writerIndex();
    bytesSeen += data.readableBytes();
    try {
      int at = data.readerIndex();
      while (at < end && found.violation == null) {
        at = readOn(context, data, at, end);
      }
    } finally {
      data.release();
    }
  }

  /** Scans up to the next halt, and passes on what is clean. */
  private int readOn(ChannelHandlerContext context, ByteBuf data, int from, int end) {
    found.scanBegins(from);
    int to = framing.scan(data, from, end);
    int clean = found.cleanEnd(to);
    if (clean > from) {
      passOnHeld(context);
      passOn(context, data, from, clean);
    }
    FramingViolation violation = found.violation;
    if (violation != null) {
      refuse(context, violation);
    } else if (clean < to) {
      hold(context, data, clean, to);
    }
    if (found.rewriting) {
      passOnRewritten(context);
    }
    return to;
  }

  private static void passOn(ChannelHandlerContext context, ByteBuf data, int from, int to) {
    boolean whole = from == data.readerIndex() && to == data.writerIndex();
    context.fireChannelRead(whole ? data.retain() : data.retainedSlice(from, to - from));
  }

  private void passOnHeld(ChannelHandlerContext context) {
    ByteBuf head = held;
    held = null;
    if (head != null) {
      context.fireChannelRead(head);
    }
  }

  private void hold(ChannelHandlerContext context, ByteBuf data, int from, int to) {
    ByteBuf head = held == null ? context.alloc().buffer(to - from) : held;
    held = head.writeBytes(data, from, to - from);
  }

  private void passOnRewritten(ChannelHandlerContext context) {
    found.rewriting = false;
    ByteBuf head = held;
    if (head != null) {
      held = PlainHead.of(head, context.alloc());
      head.release();
      passOnHeld(context);
    }
  }

  private void refuse(ChannelHandlerContext context, FramingViolation violation) {
    dropHeld();
    if (found.readsBody) {
      listener.violated(violation);
    } else {
      context.fireChannelRead(refusal(context, violation));
    }
  }

  private ByteBuf refusal(ChannelHandlerContext context, FramingViolation violation) {
    String head =
        refusalMethod
            + " "
            + violation.path()
            + " HTTP/1.1\r\nHost: refused\r\nConnection: close\r\n\r\n";
    byte[] bytes = head.getBytes(StandardCharsets.US_ASCII);
    return context.alloc().buffer(bytes.length).writeBytes(bytes);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    if (context.channel().isActive()) {
      passOnHeld(context);
    } else {
      dropHeld();
    }
  }

  private void dropHeld() {
    if (held != null) {
      held.release();
      held = null;
    }
  }

  /** Whether a head has begun and is not whole yet. */
  boolean readsHead() {
    return found.readsHead && found.violation == null;
  }

  /** When its first byte was read; meaningful while {@link #readsHead}. */
  long headSinceNanos() {
    return found.headSinceNanos;
  }

  /** Whether the body of the last request is not whole yet. */
  boolean readsBody() {
    return found.readsBody && found.violation == null;
  }

  /** Bytes the client has sent so far, refused ones included. */
  long bytesSeen() {
    return bytesSeen;
  }

  /** What the bytes scanned so far have shown. */
  private final class Found implements FramingEvents {
    private boolean readsHead;
    private boolean readsBody;
    private boolean rewriting;
    private int headStart;
    private long headSinceNanos;
    private int violationAt;
    private @Nullable FramingViolation violation;

    /** A head that is still open begins, as far as these bytes go, with them. */
    void scanBegins(int from) {
      headStart = from;
    }

    /** Where the bytes end that can be passed on as they are. */
    int cleanEnd(int scanned) {
      if (readsHead || rewriting) {
        return headStart;
      }
      return violation == null ? scanned : violationAt;
    }

    @Override
    public void headBegan(int position) {
      readsHead = true;
      headStart = position;
      headSinceNanos = nanos.getAsLong();
    }

    @Override
    public void headEnded(int position, boolean rewriting) {
      readsHead = false;
      readsBody = true;
      this.rewriting = rewriting;
    }

    @Override
    public void body(int bytes) {}

    @Override
    public void messageEnded(int position) {
      readsBody = false;
    }

    @Override
    public void violated(FramingViolation violation, int position) {
      this.violation = violation;
      this.violationAt = position;
    }
  }
}
