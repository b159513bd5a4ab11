package dev.fossawatch.server.gateway;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Keeps what an upstream sends beyond its answer from becoming part of the next one, which may be
 * for somebody else. Stands on both sides of the decoder of the connection: in front, to know which
 * bytes come together and which come unasked; behind, to know where an answer ends.
 *
 * <p>Bytes that come unasked, and messages behind an answer in the same bytes, close the
 * connection; the beginning of a message there is dropped.
 */
final class AnswerBoundary extends ChannelDuplexHandler {
  private static final String DECODER = "codec";
  private static final int SWITCHING_PROTOCOLS = 101;
  private static final int FIRST_FINAL = 200;

  private boolean awaited;
  private boolean ended;
  private boolean isFinal;
  private boolean upgraded;

  /** Puts itself on both sides of the decoder. */
  void addTo(ChannelHandlerContext connection) {
    connection.pipeline().addBefore(DECODER, null, new Front());
    connection.pipeline().addAfter(DECODER, null, this);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof HttpRequest) {
      awaited = true;
    }
    var unused = context.write(message, promise);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (!upgraded && (ended || !awaited)) {
      ReferenceCountUtil.release(message);
      close(context);
      return;
    }
    if (message instanceof HttpResponse answer) {
      upgraded = answer.status().code() == SWITCHING_PROTOCOLS;
      isFinal = answer.status().code() >= FIRST_FINAL;
    }
    if (message instanceof LastHttpContent && isFinal) {
      ended = true;
      awaited = false;
    }
    context.fireChannelRead(message);
  }

  /** What empties the decoder goes no further. */
  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event != ChannelInputShutdownEvent.INSTANCE) {
      context.fireUserEventTriggered(event);
    }
  }

  private static void close(ChannelHandlerContext context) {
    var unused = context.close();
  }

  /** In front of the decoder. */
  private final class Front extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
      if (!upgraded && !awaited) {
        ReferenceCountUtil.release(message);
        close(context);
        return;
      }
      context.fireChannelRead(message);
      if (ended) {
        emptyDecoder(context);
        ended = false;
      }
    }

    /** Has the decoder drop what it keeps of these bytes, as if no more were to come. */
    private void emptyDecoder(ChannelHandlerContext context) throws Exception {
      ChannelHandlerContext decoder = context.pipeline().context(DECODER);
      if (decoder != null) {
        ((ChannelInboundHandler) decoder.handler())
            .userEventTriggered(decoder, ChannelInputShutdownEvent.INSTANCE);
      }
    }
  }
}
