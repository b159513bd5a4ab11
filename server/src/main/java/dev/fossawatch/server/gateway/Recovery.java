package dev.fossawatch.server.gateway;

import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientConnection;

/**
 * Finds out when an upstream that could not be reached is back, so that no request has to. Where
 * all event loops do it, one at a time tries. On its event loop.
 */
final class Recovery {
  private final Balancer balancer;
  private final HttpClientAgent client;

  Recovery(Balancer balancer, HttpClientAgent client) {
    this.balancer = balancer;
    this.client = client;
  }

  /** Tries to reach what could not be reached; called now and then. */
  void sweep() {
    for (Upstream upstream : balancer.upstreams()) {
      if (upstream.isToBeTried()) {
        client
            .connect(upstream.connection())
            .onSuccess(connection -> reached(upstream, connection))
            .onComplete(done -> upstream.tried());
      }
    }
  }

  private static void reached(Upstream upstream, HttpClientConnection connection) {
    upstream.connected();
    connection.close();
  }
}
