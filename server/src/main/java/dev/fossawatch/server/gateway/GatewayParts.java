package dev.fossawatch.server.gateway;

import dev.fossawatch.core.config.GatewayConfig;
import dev.fossawatch.core.config.GatewayLimitsConfig;
import dev.fossawatch.core.http.Exchanges;
import dev.fossawatch.core.time.TimeSource;

/**
 * What all event loops of a gateway share. Thread-safe.
 *
 * @param config how the gateway is set up
 * @param exchanges where requests are watched
 * @param watching how much is made of them
 * @param balancer the upstreams
 * @param meters what is counted
 * @param budget the memory that spares upstreams slow clients
 * @param time the clock of its deadlines
 * @param violationMethod the method by which a refused head is known; nobody can guess it
 * @param headers how requests are written to upstreams
 * @param drain whether the gateway is about to stop
 */
record GatewayParts(
    GatewayConfig config,
    Exchanges exchanges,
    Watching watching,
    Balancer balancer,
    GatewayMeters meters,
    BufferBudget budget,
    TimeSource time,
    String violationMethod,
    UpstreamHeaders headers,
    Drain drain) {

  GatewayLimitsConfig limits() {
    return config.limits();
  }
}
