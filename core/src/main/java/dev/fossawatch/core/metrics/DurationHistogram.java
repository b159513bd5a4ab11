package dev.fossawatch.core.metrics;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts durations by bucket. The number of durations is the sum of the buckets and nothing else,
 * so that a reading never contradicts itself. Lock-free; recording allocates nothing.
 */
final class DurationHistogram {
  private final DurationBounds bounds;
  private final LongAdder[] counts;
  private final LongAdder nanos = new LongAdder();

  DurationHistogram(DurationBounds bounds) {
    this.bounds = bounds;
    counts = new LongAdder[bounds.buckets()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = new LongAdder();
    }
  }

  /** Records a duration in nanoseconds; a negative one counts as 0. */
  void record(long durationNanos) {
    long duration = Math.max(0, durationNanos);
    counts[bounds.bucketOf(duration)].increment();
    nanos.add(duration);
  }

  /** What has been recorded so far. */
  Distribution read() {
    long[] read = new long[counts.length];
    for (int i = 0; i < read.length; i++) {
      read[i] = counts[i].sum();
    }
    return new Distribution(bounds, read, nanos.sum());
  }
}
