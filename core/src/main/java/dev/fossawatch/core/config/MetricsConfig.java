package dev.fossawatch.core.config;

import java.time.Duration;

/**
 * What is measured and how much of it is kept.
 *
 * @param retentionHours hours of history at 10 s resolution, 1 to 8760 ({@code
 *     METRICS_RETENTION_HOURS})
 * @param samplingRate share of requests kept in detail, 0 to 1; counts stay exact ({@code
 *     METRICS_SAMPLING_RATE})
 * @param maxRoutes routes told apart before the rest is {@code other}
 * @param maxSeries series kept before new ones are dropped and counted
 * @param micrometerInterval how often the application's own meters are read, at least a second
 */
public record MetricsConfig(
    int retentionHours,
    double samplingRate,
    int maxRoutes,
    int maxSeries,
    Duration micrometerInterval) {

  /**
   * @throws IllegalArgumentException where the interval is shorter than a second
   */
  public MetricsConfig {
    if (micrometerInterval.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "metrics.micrometer_interval must be a second or more, not " + micrometerInterval);
    }
  }
}
