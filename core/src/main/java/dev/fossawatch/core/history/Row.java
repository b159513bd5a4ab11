package dev.fossawatch.core.history;

import dev.fossawatch.promql.model.Stale;

/**
 * What the series of a track have at one time, by slot: the last value, and the smallest and
 * largest. A series that has none is {@link Stale#MARKER}.
 *
 * @param time milliseconds since 1970-01-01T00:00:00Z
 * @param slots how many slots count
 */
record Row(long time, double[] last, double[] min, double[] max, int slots) {

  /** A row of plain samples. */
  static Row of(long time, double[] values, int slots) {
    return new Row(time, values, values, values, slots);
  }
}
