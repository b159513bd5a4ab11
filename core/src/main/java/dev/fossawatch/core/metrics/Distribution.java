package dev.fossawatch.core.metrics;

import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A reading of a histogram of durations. Immutable and thread-safe. */
final class Distribution {
  private static final double NANOS = 1e9;

  private final DurationBounds bounds;
  private final long[] counts;
  private final long sumNanos;

  /**
   * @param counts how many durations fell into each bucket, not cumulative; not copied
   * @param sumNanos the sum of all durations in nanoseconds
   */
  Distribution(DurationBounds bounds, long[] counts, long sumNanos) {
    this.bounds = bounds;
    this.counts = counts;
    this.sumNanos = sumNanos;
  }

  static Distribution empty(DurationBounds bounds) {
    return new Distribution(bounds, new long[bounds.buckets()], 0);
  }

  /** This and another over the same bounds. */
  Distribution plus(Distribution other) {
    long[] sums = counts.clone();
    for (int i = 0; i < sums.length; i++) {
      sums[i] += other.counts[i];
    }
    return new Distribution(bounds, sums, sumNanos + other.sumNanos);
  }

  long count() {
    return LongStream.of(counts).sum();
  }

  /** The counts by bucket, not cumulative; a copy. */
  long[] counts() {
    return counts.clone();
  }

  double[] uppers() {
    return bounds.uppers();
  }

  double sumSeconds() {
    return sumNanos / NANOS;
  }

  /** The mean in seconds; null where nothing was recorded. */
  @Nullable Double mean() {
    long count = count();
    return count == 0 ? null : sumSeconds() / count;
  }

  /**
   * The quantile as {@code histogram_quantile} of Prometheus estimates it: linear within the bucket
   * the rank falls into, the highest finite bound where that bucket has none.
   *
   * @param q from 0 to 1
   * @return seconds; null where nothing was recorded
   */
  @Nullable Double quantile(double q) {
    long count = count();
    if (count == 0) {
      return null;
    }
    double rank = q * count;
    int bucket = 0;
    long below = 0;
    while (bucket < counts.length - 1 && below + counts[bucket] < rank) {
      below += counts[bucket++];
    }
    return within(bucket, rank - below);
  }

  private double within(int bucket, double rank) {
    if (bucket == counts.length - 1) {
      return bounds.upper(bucket - 1);
    }
    double lower = bucket == 0 ? 0 : bounds.upper(bucket - 1);
    double share = counts[bucket] == 0 ? 1 : rank / counts[bucket];
    return lower + (bounds.upper(bucket) - lower) * share;
  }
}
