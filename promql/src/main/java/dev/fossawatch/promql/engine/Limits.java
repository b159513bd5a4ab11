package dev.fossawatch.promql.engine;

import java.time.Duration;

/**
 * What one query may cost. Whatever is exceeded ends the query with a {@link QueryException} that
 * says so.
 *
 * @param maxSamples how many samples may be read from the source and put in intermediate results,
 *     all together
 * @param maxSeries how many series one selector may find
 * @param maxSteps how many steps a range, or a subquery, may have
 * @param timeout how long it may take
 */
public record Limits(long maxSamples, int maxSeries, int maxSteps, Duration timeout) {
  /** 100 million samples, 200,000 series, 1 million steps, 2 minutes. */
  public static final Limits DEFAULT =
      new Limits(100_000_000, 200_000, 1_000_000, Duration.ofMinutes(2));

  /** Refuses limits nothing could be asked under. */
  public Limits {
    if (maxSamples < 1 || maxSeries < 1 || maxSteps < 1 || timeout.isNegative()) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }
}
