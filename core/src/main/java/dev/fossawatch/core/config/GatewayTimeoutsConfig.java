package dev.fossawatch.core.config;

import java.time.Duration;

/**
 * How long the gateway waits.
 *
 * @param headers for the header of a request, from its first byte
 * @param idle for the next request on a connection
 * @param stall for the next bytes of a body, from the client or from the application
 * @param connect for a connection to the application
 * @param firstByte for the application to begin its answer
 * @param upstreamIdle how long an unused connection to the application is kept
 * @param drain for the requests in flight when the gateway is told to end
 */
public record GatewayTimeoutsConfig(
    Duration headers,
    Duration idle,
    Duration stall,
    Duration connect,
    Duration firstByte,
    Duration upstreamIdle,
    Duration drain) {}
