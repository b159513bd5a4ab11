package dev.fossawatch.core.config;

/**
 * What one client of the gateway, or all of them together, may take.
 *
 * @param connections connections of clients open at once
 * @param headers header fields of a request
 * @param headerBytes bytes of all header fields of a request
 * @param targetBytes bytes of the target of a request
 * @param bodyBytes bytes of the body of a request, up to 1 TiB; 0 for no limit
 * @param bufferBytes bytes of one answer that are read ahead of its client
 * @param totalBufferBytes bytes of all answers together that are read ahead of their clients
 * @param minBytesPerSecond the rate below which a body or an answer counts as stalled; 0 for none
 */
public record GatewayLimitsConfig(
    int connections,
    int headers,
    int headerBytes,
    int targetBytes,
    long bodyBytes,
    int bufferBytes,
    int totalBufferBytes,
    int minBytesPerSecond) {}
