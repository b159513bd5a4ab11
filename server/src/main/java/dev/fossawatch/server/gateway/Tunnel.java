package dev.fossawatch.server.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetSocket;
import org.jspecify.annotations.Nullable;

/**
 * A connection that changes its protocol to WebSocket: once the upstream agreed, bytes pass in both
 * directions as they come, each side held up where the other is slow. On one event loop.
 */
final class Tunnel {
  private final HttpServerRequest request;
  private final GatewayMeters meters;
  private @Nullable NetSocket client;
  private @Nullable NetSocket upstream;
  private @Nullable UpstreamCall call;
  private boolean closed;

  Tunnel(HttpServerRequest request, GatewayMeters meters) {
    this.request = request;
    this.meters = meters;
  }

  /** Asks the upstream for it. */
  void ask(HttpClientRequest to) {
    to.headers().set("Connection", "Upgrade").set("Upgrade", "websocket");
    to.connect();
  }

  /**
   * The upstream agreed: tells the client, whose response has the upstream's fields, and joins the
   * two.
   *
   * @param asking the attempt that led to it, which is over when the tunnel is
   */
  void join(HttpClientResponse agreed, UpstreamCall asking) {
    NetSocket far = agreed.netSocket();
    call = asking;
    upstream = far;
    far.pause();
    meters.tunnelOpened();
    request.toNetSocket().onComplete(near -> join(near, far), lost -> close());
  }

  private void join(NetSocket near, NetSocket far) {
    client = near;
    pass(near, far);
    pass(far, near);
    far.resume();
  }

  private void pass(NetSocket from, NetSocket to) {
    from.handler(
        (Buffer bytes) -> {
          to.write(bytes);
          if (to.writeQueueFull() && !closed) {
            from.pause();
            to.drainHandler(drained -> from.resume());
          }
        });
    from.closeHandler(gone -> over(from));
    from.exceptionHandler(broken -> over(from));
  }

  /** One side went away: the other gets what it said last. */
  private void over(NetSocket gone) {
    if (!closed) {
      end();
      gone.resume();
      shut();
    }
  }

  /** Ends it from our side. */
  void close() {
    if (!closed) {
      end();
      shut();
    }
  }

  boolean isClosed() {
    return closed;
  }

  private void end() {
    closed = true;
    meters.tunnelClosed();
    if (call != null) {
      call.end();
    }
  }

  private void shut() {
    if (client != null) {
      client.close();
    }
    if (upstream != null) {
      upstream.close();
    }
  }
}
