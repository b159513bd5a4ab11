package dev.fossawatch.server.gateway;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Stands behind the decoder of an upstream's connection and takes out of its answers what the
 * client behind would misunderstand: interim answers it does not know (RFC 9110 §15.2 lets them be
 * ignored), and a promise to keep the connection for longer than it is kept here.
 */
final class AnswerFilter extends ChannelInboundHandlerAdapter {
  private static final int CONTINUE = 100;
  private static final int SWITCHING_PROTOCOLS = 101;
  private static final int EARLY_HINTS = 103;
  private static final int FIRST_FINAL = 200;

  private final int keptSeconds;
  private boolean dropping;

  /**
   * @param keptSeconds how long an unused connection is kept
   */
  AnswerFilter(int keptSeconds) {
    this.keptSeconds = keptSeconds;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpResponse answer) {
      dropping = isUnknownInterim(answer.status().code());
      limitPromise(answer.headers());
    }
    if (dropping) {
      dropping = !(message instanceof LastHttpContent);
      ReferenceCountUtil.release(message);
    } else {
      context.fireChannelRead(message);
    }
  }

  private static boolean isUnknownInterim(int status) {
    return status < FIRST_FINAL
        && status != CONTINUE
        && status != SWITCHING_PROTOCOLS
        && status != EARLY_HINTS;
  }

  /** An upstream closes when its own time is over; the connection must not be used until then. */
  private void limitPromise(HttpHeaders headers) {
    String promise = headers.get(KeepAlive.NAME);
    if (promise != null) {
      int kept = Math.min(keptSeconds, KeepAlive.seconds(promise) - 1);
      headers.set(KeepAlive.NAME, "timeout=" + Math.max(1, kept));
    }
  }
}
