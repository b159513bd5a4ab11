package dev.fossawatch.core.metrics;

/**
 * Responses without a foreseeable end since the start, none of which counts in response times.
 *
 * @param streams streams that ended
 * @param upgrades connections that changed their protocol (101)
 * @param firstByte time to a stream's first byte
 * @param duration how long streams lasted
 */
public record StreamMetrics(long streams, long upgrades, Latency firstByte, Latency duration) {}
