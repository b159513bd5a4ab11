package dev.fossawatch.core.metrics;

import org.jspecify.annotations.Nullable;

/**
 * How long something took, in seconds. Percentiles are estimated from a histogram's buckets as
 * {@code histogram_quantile} does; those beyond its highest bound show that bound. All but the
 * count are null where nothing was recorded.
 *
 * @param count how many durations were recorded
 */
public record Latency(
    long count,
    @Nullable Double mean,
    @Nullable Double p50,
    @Nullable Double p90,
    @Nullable Double p95,
    @Nullable Double p99) {

  static Latency of(Distribution durations) {
    return new Latency(
        durations.count(),
        durations.mean(),
        durations.quantile(0.5),
        durations.quantile(0.9),
        durations.quantile(0.95),
        durations.quantile(0.99));
  }
}
