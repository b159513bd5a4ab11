package dev.fossawatch.core.metrics;

/** Upper bounds of a histogram of durations. Immutable and thread-safe. */
final class DurationBounds {
  /**
   * The bounds which the OpenTelemetry semantic conventions advise for {@code
   * http.server.request.duration}.
   */
  static final DurationBounds REQUEST =
      new DurationBounds(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10);

  /** Bounds for responses that stay open: from a second to a day. */
  static final DurationBounds STREAM =
      new DurationBounds(1, 5, 15, 60, 300, 900, 3_600, 14_400, 86_400);

  private static final double NANOS = 1e9;

  private final double[] seconds;
  private final long[] nanos;

  private DurationBounds(double... finite) {
    seconds = new double[finite.length + 1];
    nanos = new long[finite.length];
    for (int i = 0; i < finite.length; i++) {
      seconds[i] = finite[i];
      nanos[i] = Math.round(finite[i] * NANOS);
    }
    seconds[finite.length] = Double.POSITIVE_INFINITY;
  }

  /** How many buckets there are, the one without a bound included. */
  int buckets() {
    return seconds.length;
  }

  /** The bucket a duration falls into; a bound belongs to the bucket below it. */
  int bucketOf(long durationNanos) {
    int bucket = 0;
    while (bucket < nanos.length && durationNanos > nanos[bucket]) {
      bucket++;
    }
    return bucket;
  }

  /** The upper bound of a bucket in seconds; infinite for the last. */
  double upper(int bucket) {
    return seconds[bucket];
  }

  /** All upper bounds in seconds, the infinite one last; a copy. */
  double[] uppers() {
    return seconds.clone();
  }
}
