package dev.fossawatch.core.history;

import java.time.Duration;
import java.util.List;

/**
 * How far apart samples are kept, and for how long.
 *
 * @param name as it is shown: {@code 1s}
 * @param intervalMillis how far apart
 * @param keptMillis how long; whole blocks are dropped, so that some samples stay a little longer
 * @param blockRows how many rows are compressed into one block
 */
record Resolution(String name, long intervalMillis, long keptMillis, int blockRows) {

  /** A second for an hour, ten for so many hours, a minute for 30 days; the finest first. */
  static List<Resolution> all(int hoursOfTenSeconds) {
    return List.of(
        of("1s", Duration.ofSeconds(1), Duration.ofHours(1), 300),
        of("10s", Duration.ofSeconds(10), Duration.ofHours(hoursOfTenSeconds), 180),
        of("60s", Duration.ofMinutes(1), Duration.ofDays(30), 120));
  }

  private static Resolution of(String name, Duration interval, Duration kept, int blockRows) {
    return new Resolution(name, interval.toMillis(), kept.toMillis(), blockRows);
  }

  /**
   * The number of the interval a time falls into. Its end belongs to it and its beginning does not,
   * so that a query at a round time finds the sample of that very time.
   */
  long interval(long timeMillis) {
    return Math.floorDiv(timeMillis - 1, intervalMillis);
  }
}
