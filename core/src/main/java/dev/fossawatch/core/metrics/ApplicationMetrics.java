package dev.fossawatch.core.metrics;

import java.time.Instant;
import java.util.List;

/**
 * What the watched application did, as of one moment. Durations are in seconds, rates in requests
 * per second, ratios from 0 to 1, sizes in bytes.
 *
 * @param timestamp when this was read
 * @param uptimeSeconds since the collector was made
 * @param requests requests ended since the start
 * @param requestsInFlight requests being worked on
 * @param requestRate requests ended per second
 * @param errorRate errors among the answered requests; aborted ones are not counted
 * @param responseTime of plain responses since the start
 * @param recentResponseTime of plain responses in the last five minutes
 * @param firstByte time to the first byte of plain responses since the start
 * @param bytesIn bytes of request bodies since the start
 * @param bytesOut bytes of response bodies since the start
 * @param streams responses without a foreseeable end
 * @param top the busiest endpoints
 * @param endpoints all endpoints, those with most requests first
 * @param errors failures by pattern, in short
 */
public record ApplicationMetrics(
    Instant timestamp,
    double uptimeSeconds,
    RequestTotals requests,
    long requestsInFlight,
    OverTime requestRate,
    OverTime errorRate,
    Latency responseTime,
    Latency recentResponseTime,
    Latency firstByte,
    long bytesIn,
    long bytesOut,
    StreamMetrics streams,
    TopEndpoints top,
    List<EndpointMetrics> endpoints,
    ErrorSummary errors) {
  public ApplicationMetrics {
    endpoints = List.copyOf(endpoints);
  }
}
