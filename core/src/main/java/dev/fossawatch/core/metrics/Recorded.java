package dev.fossawatch.core.metrics;

import dev.fossawatch.promql.model.Value;
import java.util.List;
import java.util.Optional;

/**
 * What of a window was recorded: from its first sample of ours to its last. A figure over just this
 * is exact where one over the window would count the time before the start as idle, and the second
 * that is not over is no part of it.
 *
 * @param firstMillis when the first sample was taken
 * @param lastMillis when the last was
 */
record Recorded(long firstMillis, long lastMillis) {
  private static final String ALWAYS_THERE = "fossawatch_http_requests_total{outcome=\"ok\"}";

  /** What was recorded within a window that ends now; empty where nothing was. */
  static Optional<Recorded> within(long windowMillis, long nowMillis, PastQueries queries) {
    String samples = ALWAYS_THERE + "[" + PastQueries.duration(windowMillis + 1) + "]";
    List<Value.Series> found = queries.samples(samples, nowMillis);
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Recorded(
                found.stream().mapToLong(each -> each.timesMillis()[0]).min().orElseThrow(),
                found.stream().mapToLong(Recorded::last).max().orElseThrow()));
  }

  private static long last(Value.Series series) {
    return series.timesMillis()[series.timesMillis().length - 1];
  }

  double seconds() {
    return (lastMillis - firstMillis) / 1e3;
  }

  /** As a range, which excludes its beginning: a millisecond more takes the first sample in. */
  String range() {
    return "[" + PastQueries.duration(lastMillis - firstMillis + 1) + "]";
  }
}
