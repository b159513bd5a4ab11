package dev.fossawatch.server.gateway;

import dev.fossawatch.core.http.Exchanges;

/** How much is made of requests. */
enum Watching {
  /** They are judged, measured and marked. */
  ALL,
  /** They are written to the access log; nothing of the gateway is to be seen in messages. */
  LOG,
  /** They are passed on, and that is all. */
  NOTHING;

  Watch begin(Exchanges exchanges, GatewayRequestView request, GatewayResponseView response) {
    return switch (this) {
      case ALL -> Watch.begin(exchanges, request, response);
      case LOG -> Watch.unseen(exchanges, request, response);
      case NOTHING -> Watch.none(response);
    };
  }
}
