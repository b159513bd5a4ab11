package dev.fossawatch.core.metrics;

import java.util.ArrayList;
import java.util.List;

/** Counts by minute over the last hour. Not thread-safe. */
final class MinuteCounts {
  private static final int MINUTES = 60;
  private static final long MILLIS = 60_000;

  /** One more than are read, for the minute that is not finished. */
  private final int[] counts = new int[MINUTES + 1];

  private long current = Long.MIN_VALUE;

  void add(long nowMillis) {
    moveTo(Math.floorDiv(nowMillis, MILLIS));
    counts[place(current)]++;
  }

  /** The counts of the last 60 finished minutes, oldest first. */
  List<Integer> finished(long nowMillis) {
    long minute = Math.floorDiv(nowMillis, MILLIS);
    moveTo(minute);
    List<Integer> finished = new ArrayList<>(MINUTES);
    for (long m = minute - MINUTES; m < minute; m++) {
      finished.add(counts[place(m)]);
    }
    return finished;
  }

  /** Clears the minutes passed by since; a clock that was set back counts in the newest minute. */
  private void moveTo(long minute) {
    for (long m = Math.max(current + 1, minute - MINUTES); m <= minute; m++) {
      counts[place(m)] = 0;
    }
    current = Math.max(current, minute);
  }

  private int place(long minute) {
    return (int) Math.floorMod(minute, (long) counts.length);
  }
}
