package dev.fossawatch.server.gateway;

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

  private static final long HTTP2_INTERNAL_ERROR = 2;

  private final GatewayParts parts;
  private final HttpConnection connection;
  private final @Nullable FramingHandler framing;
  private final String peer;
  private final List<ProxiedRequest> active = new ArrayList<>(1);
  private @Nullable Tunnel tunnel;
  private @Nullable RequestBody unread;
  private @Nullable FramingViolation violation;
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
  void answered(@Nullable RequestBody rest, boolean last) {
    if (isHttp2()) {
      return;
    }
    if (rest == null && last) {
      connection.close();
    }
    unread = rest;
  }

  /** Ends an answer that cannot be completed, so that its client sees that it is incomplete. */
  void breakOff(HttpServerResponse response) {
    if (isHttp2()) {
      response.reset(HTTP2_INTERNAL_ERROR);
    } else {
      abort();
    }
  }

  /** Closes the connection at once; what was not sent yet is not waited for. */
  void abort() {
    var unused = ((HttpServerConnection) connection).channelHandlerContext().close();
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
      connection.close();
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
    } else if (tunnel == null) {
      sweepResting(nowNanos);
    }
  }

  private void sweepResting(long nowNanos) {
    if (framing != null && framing.readsHead()) {
      if (nowNanos - framing.headSinceNanos() > parts.config().timeouts().headers().toNanos()) {
        parts.meters().refused(Rejection.HEAD_TIMEOUT);
        connection.close();
      }
    } else if (nowNanos - restsSinceNanos > patienceNanos()) {
      connection.close();
    }
  }

  private long patienceNanos() {
    return unread != null && unread.isIncomplete()
        ? LINGER_NANOS
        : parts.config().timeouts().idle().toNanos();
  }
}
