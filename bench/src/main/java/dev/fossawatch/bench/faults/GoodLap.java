package dev.fossawatch.bench.faults;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * How good clients fared for a while.
 *
 * @param asked how many requests were due
 * @param lost how many of them were not answered rightly
 */
record GoodLap(double p50Millis, double p99Millis, int asked, int lost) {

  /**
   * Makes one of the waits.
   *
   * @param nanos one wait for each request
   */
  static GoodLap of(long[] nanos, int lost) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new GoodLap(at(sorted, 50), at(sorted, 99), sorted.length, lost);
  }

  private static double at(long[] sorted, int percent) {
    int rank = (int) Math.ceil(sorted.length * percent / 100.0);
    return sorted[Math.max(0, rank - 1)] / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }
}
