package dev.fossawatch.core.history;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one source of samples writes to the {@link SeriesStore}, at a rhythm of its own: rows, each
 * of one time and all values the source has then. A series that is missing from a row has ended
 * there. Thread-safe.
 */
public final class Track {
  private static final int SWEEP = 64;
  private static final long CLOCK_STEP_MILLIS = 60_000;

  private final SeriesStore store;
  private final int kept;
  private final long[] times;
  private final Map<String, Family> families = new HashMap<>();
  private final List<MemorySeries> series = new ArrayList<>();
  private int row = -1;
  private int missedRow = -1;

  Track(SeriesStore store, int kept) {
    this.store = store;
    this.kept = kept;
    times = new long[kept];
  }

  /**
   * Writes a row of samples. A clock that was set back by less than a minute is waited for; one
   * that was set back further begins the history of this track anew.
   *
   * @param timeMillis milliseconds since 1970-01-01T00:00:00Z
   * @return false if the time is not after that of the last row, and nothing was written
   */
  public boolean append(long timeMillis, MetricSnapshots snapshots) {
    synchronized (store) {
      if (!beginRow(timeMillis)) {
        return false;
      }
      for (MetricSnapshot snapshot : snapshots) {
        String name = snapshot.getMetadata().getPrometheusName();
        families.computeIfAbsent(name, Family::new).write(snapshot, row, this);
      }
      endMissing();
      return true;
    }
  }

  /**
   * Writes that the source could not be read: all series end. Nobody knows what a counter that
   * appears after this has counted since when, so that its first sample is not preceded by a 0.
   *
   * @param timeMillis milliseconds since 1970-01-01T00:00:00Z
   */
  public void miss(long timeMillis) {
    synchronized (store) {
      if (beginRow(timeMillis)) {
        missedRow = row;
        endMissing();
      }
    }
  }

  private boolean beginRow(long timeMillis) {
    if (row >= 0 && timeMillis <= newest()) {
      if (newest() - timeMillis < CLOCK_STEP_MILLIS) {
        return false;
      }
      clear();
    }
    times[++row % kept] = timeMillis;
    return true;
  }

  private void endMissing() {
    boolean sweep = row % SWEEP == 0;
    for (Iterator<MemorySeries> all = series.iterator(); all.hasNext(); ) {
      MemorySeries one = all.next();
      if (one.isAt(row - 1)) {
        one.end(row);
      }
      if (sweep && one.isGone(oldestRow())) {
        store.remove(one);
        all.remove();
      } else if (sweep) {
        one.forget(oldestRow());
      }
    }
    if (sweep) {
      families.values().forEach(family -> family.forget(oldestRow()));
      families.values().removeIf(Family::isEmpty);
    }
  }

  private void clear() {
    series.forEach(store::remove);
    series.clear();
    families.clear();
    row = -1;
    missedRow = -1;
  }

  /** Makes a series that is first seen at a row; null where there is no room. */
  @Nullable MemorySeries create(Column column, int atRow) {
    MemorySeries created = store.create(column, this);
    if (created != null) {
      series.add(created);
      if (column.counts() && atRow > 0 && atRow - 1 != missedRow) {
        created.set(atRow - 1, 0);
      }
    }
    return created;
  }

  long newest() {
    return row < 0 ? Long.MIN_VALUE : times[row % kept];
  }

  private int oldestRow() {
    return Math.max(0, row - kept + 1);
  }

  /** The samples of one of this track's series from one time to another, both included. */
  Series read(MemorySeries one, Map<String, String> labels, long from, long to) {
    int first = firstRowFrom(from);
    int last = to == Long.MAX_VALUE ? row : firstRowFrom(to + 1) - 1;
    long[] foundTimes = new long[Math.max(0, last - first + 1)];
    double[] foundValues = new double[foundTimes.length];
    int[] found = {0};
    one.forEach(
        first,
        last,
        (at, value) -> {
          foundTimes[found[0]] = times[at % kept];
          foundValues[found[0]++] = value;
        });
    return found[0] == foundTimes.length
        ? new Series(one.name, labels, foundTimes, foundValues)
        : new Series(
            one.name,
            labels,
            Arrays.copyOf(foundTimes, found[0]),
            Arrays.copyOf(foundValues, found[0]));
  }

  /** The first row kept that is not before a time; the one after the last where there is none. */
  private int firstRowFrom(long time) {
    int low = oldestRow();
    int high = row + 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times[middle % kept] < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
