package dev.fossawatch.server.gateway;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.HttpServerConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client's connection, and the requests on it that are not over. On its event loop. */
final class ClientConnection {
  /**
   * How long the rest of a body that nobody wants is read, so that its sender can read the answer.
   */
  private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(5);

  private static final long HTTP2_NO_ERROR = 0;
  private static final long HTTP2_INTERNAL_ERROR = 2;
  private static final long HTTP2_CANCEL = 8;

  private final GatewayParts parts;
  private final HttpConnection connection;
  private final @Nullable FramingHandler framing;
  private final String peer;
  private final List<ProxiedRequest> active = new ArrayList<>(1);
  private @Nullable Tunnel tunnel;
  private @Nullable RequestBody unread;
  private @Nullable FramingViolation violation;
  private boolean closing;
  private long restsSinceNanos;

  /**
   * @param framing what checks the framing of HTTP/1; null for HTTP/2
   */
  ClientConnection(
      GatewayParts parts, HttpConnection connection, @Nullable FramingHandler framing) {
    this.parts = parts;
    this.connection = connection;
    this.framing = framing;
    peer = connection.remoteAddress().hostAddress();
    restsSinceNanos = parts.time().nanos();
  }

  boolean isHttp2() {
    return framing == null;
  }

  /** The address at the other end. */
  String peer() {
    return peer;
  }

  void began(ProxiedRequest request) {
    unread = null;
    active.add(request);
  }

  /** A request came that no upstream is asked about. */
  void answeredHere() {
    unread = null;
    restsSinceNanos = parts.time().nanos();
  }

  /** A request is over. */
  void forget(ProxiedRequest request) {
    if (active.remove(request) && active.isEmpty()) {
      restsSinceNanos = parts.time().nanos();
    }
  }

  /** Says in an answer whether its connection can be used again. */
  void prepareAnswer(GatewayResponseView answer, boolean last) {
    if (last && !isHttp2()) {
      answer.closeConnection();
    }
  }

  /**
   * The last byte of an answer has left.
   *
   * @param rest the body of its request where the client is still sending it
   * @param last whether the connection was said to be used for nothing more
   */
  void answered(HttpServerResponse response, @Nullable RequestBody rest, boolean last) {
    if (isHttp2()) {
      if (rest != null) {
        response.reset(HTTP2_NO_ERROR);
      }
      return;
    }
    if (rest == null && last) {
      close();
    }
    unread = rest;
  }

  /** Ends an answer that cannot be completed, so that its client sees that it is incomplete. */
  void breakOff(HttpServerResponse response) {
    if (isHttp2()) {
      response.reset(HTTP2_INTERNAL_ERROR);
    } else {
      close();
    }
  }

  /** Ends an answer whose client does not take it: what is left of it is thrown away. */
  void cut(HttpServerResponse response) {
    if (isHttp2()) {
      response.reset(HTTP2_CANCEL);
    } else {
      abort();
    }
  }

  /** Closes it once what was written has left; a client that takes nothing is not waited for. */
  private void close() {
    closing = true;
    connection.close();
  }

  /** Closes it at once. Vert.x itself would first wait for all that was written to leave. */
  void abort() {
    Channel channel = ((HttpServerConnection) connection).channelHandlerContext().channel();
    ChannelFuture unused = channel.pipeline().firstContext().close();
  }

  /** The connection goes on as a tunnel, whose bytes are nobody's to check. */
  void becomes(Tunnel opened) {
    tunnel = opened;
    if (framing != null) {
      ((HttpServerConnection) connection).channelHandlerContext().pipeline().remove(framing);
    }
  }

  /** The body of the request that came last is malformed and will never end. */
  void violated(FramingViolation found) {
    parts.meters().refused(found);
    violation = found;
    ProxiedRequest last = active.isEmpty() ? null : active.get(active.size() - 1);
    if (last != null && last.readsBody()) {
      last.violated(found);
    } else if (last == null) {
      close();
    }
  }

  /** What is wrong with the body of the request that came last; null for nothing. */
  @Nullable FramingViolation violation() {
    return violation;
  }

  /** Ends what would never end by itself. */
  void closeTunnel() {
    if (tunnel != null) {
      tunnel.close();
    }
  }

  boolean isBusy() {
    return !active.isEmpty();
  }

  /** Looks after what takes time, now and then. */
  void sweep(long nowNanos) {
    if (isBusy()) {
      List.copyOf(active).forEach(request -> request.sweep(nowNanos));
    } else if (tunnel != null && !tunnel.isClosed()) {
      restsSinceNanos = nowNanos;
    } else {
      sweepResting(nowNanos);
    }
  }

  private void sweepResting(long nowNanos) {
    if (framing != null && framing.readsHead()) {
      if (nowNanos - framing.headSinceNanos() > parts.config().timeouts().headers().toNanos()) {
        parts.meters().refused(Rejection.HEAD_TIMEOUT);
        abort();
      }
    } else if (nowNanos - restsSinceNanos > patienceNanos()) {
      if (isHttp2()) {
        close();
      } else {
        abort();
      }
    }
  }

  private long patienceNanos() {
    boolean lingers = unread != null && unread.isIncomplete();
    return closing || tunnel != null || lingers
        ? LINGER_NANOS
        : parts.config().timeouts().idle().toNanos();
  }
}
