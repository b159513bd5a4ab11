package dev.fossawatch.bench.sidebyside;

import java.util.List;

/**
 * Everything measured of one variant.
 *
 * @param variant which one
 * @param startSeconds seconds from the launch of the process to its first answer, once per start
 * @param laps the laps that count
 * @param residentKib resident memory after the last lap
 * @param liveHeapKib heap that survived a full collection after the last lap
 */
record Result(
    Variant variant,
    List<Double> startSeconds,
    List<Lap> laps,
    long residentKib,
    long liveHeapKib) {
  Result {
    startSeconds = List.copyOf(startSeconds);
    laps = List.copyOf(laps);
  }

  double medianRequestsPerSecond() {
    return Median.of(laps, Lap::requestsPerSecond);
  }
}
