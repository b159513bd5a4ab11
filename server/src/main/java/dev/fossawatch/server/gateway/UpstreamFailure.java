package dev.fossawatch.server.gateway;

import dev.fossawatch.core.http.Refusal;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import java.util.Locale;
import java.util.Map;

/** Why an upstream did not answer. */
enum UpstreamFailure {
  /** It could not be connected to: refused, unknown name, TLS. */
  CONNECT(502, "Bad Gateway"),
  /** It did not take the connection in time. */
  CONNECT_TIMEOUT(504, "Gateway Timeout"),
  /**
   * As many connections as there may be are in use, and as many requests as may wait are waiting.
   */
  BUSY(503, "Service Unavailable"),
  /** It closed the connection before it had answered. */
  CLOSED(502, "Bad Gateway"),
  /** It sent what is no answer. */
  GARBAGE(502, "Bad Gateway"),
  /** It did not begin to answer in time. */
  TIMEOUT(504, "Gateway Timeout");

  private final int status;
  private final String title;

  UpstreamFailure(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** What it is that went wrong while a connection was wanted. */
  static UpstreamFailure ofConnecting(Throwable cause) {
    if (cause instanceof ConnectionPoolTooBusyException) {
      return BUSY;
    }
    return cause instanceof ConnectTimeoutException
            || cause.getCause() instanceof ConnectTimeoutException
        ? CONNECT_TIMEOUT
        : CONNECT;
  }

  /** What it is that went wrong on a connection. */
  static UpstreamFailure ofConnection(Throwable cause) {
    boolean unreadable =
        cause instanceof DecoderException
            || cause instanceof IllegalArgumentException
            || cause instanceof IllegalStateException;
    return unreadable && !(cause instanceof PrematureChannelClosureException) ? GARBAGE : CLOSED;
  }

  /** What the client is told. */
  Refusal refusal() {
    return Refusal.problem(status, title, this == BUSY ? Map.of("Retry-After", "1") : Map.of());
  }

  /** The value of the {@code reason} label. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
