package dev.fossawatch.core.history;

import dev.fossawatch.core.history.block.Block;
import dev.fossawatch.core.history.block.BlockSeries;
import dev.fossawatch.promql.model.Stale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The block of one track and resolution that still grows. Guarded by the lock of the {@link
 * SeriesStore}.
 */
final class Head {
  private final boolean spreads;
  private long[] times;
  private int rows;
  private int storedRows;
  private @Nullable Columns[] columns = new @Nullable Columns[0];

  /**
   * @param spreads whether minima and maxima of gauges are kept
   * @param blockRows how many rows are expected
   */
  Head(boolean spreads, int blockRows) {
    this.spreads = spreads;
    times = new long[blockRows + 1];
  }

  /**
   * Makes the last row of the head before this one its first, for counters that begin in the next
   * row and were 0 until then. Nothing else is written to it.
   */
  void follow(long timeBefore) {
    times[rows++] = timeBefore;
  }

  /**
   * Appends a row, whose time lies behind those before.
   *
   * @param series by slot; null where a slot is free
   * @param zeroBefore whether the first value of a slot is to be preceded by a 0; taken back where
   *     it was
   */
  void append(Row row, @Nullable LiveSeries[] series, boolean[] zeroBefore) {
    if (rows == times.length) {
      times = Arrays.copyOf(times, rows * 2);
    }
    if (columns.length < row.slots()) {
      columns = Arrays.copyOf(columns, Math.max(row.slots(), columns.length * 2));
    }
    times[rows] = row.time();
    for (int slot = 0; slot < row.slots(); slot++) {
      Columns held = columns[slot];
      LiveSeries one = series[slot];
      if (held != null) {
        held.append(row.last()[slot], row.min()[slot], row.max()[slot]);
      } else if (one != null && !Stale.is(row.last()[slot])) {
        columns[slot] = begin(row, one, zeroBefore);
      }
    }
    rows++;
  }

  private Columns begin(Row row, LiveSeries series, boolean[] zeroBefore) {
    int slot = series.slot();
    double value = row.last()[slot];
    if (spreads && !series.counts) {
      return new Columns(rows, value, row.min()[slot], row.max()[slot]);
    }
    if (!zeroBefore[slot] || rows == 0) {
      return new Columns(rows, value);
    }
    zeroBefore[slot] = false;
    Columns begun = new Columns(rows - 1, 0);
    begun.append(value, value, value);
    return begun;
  }

  /** The columns of a slot; null where it has had no value. */
  @Nullable Columns columns(int slot) {
    return slot < columns.length ? columns[slot] : null;
  }

  /** The times of the rows; only the first {@link #rows} count, and they do not change. */
  long[] times() {
    return times;
  }

  int rows() {
    return rows;
  }

  /** How many rows are in the journal. */
  int storedRows() {
    return storedRows;
  }

  void storedRows(int count) {
    storedRows = count;
  }

  /** The time of the last row; {@link Long#MIN_VALUE} if there is none. */
  long newest() {
    return rows == 0 ? Long.MIN_VALUE : times[rows - 1];
  }

  /** All of it as a block; null where no series has a sample. */
  @Nullable Block seal(@Nullable LiveSeries[] series) {
    List<BlockSeries> sealed = new ArrayList<>();
    for (int slot = 0; slot < series.length; slot++) {
      Columns held = columns(slot);
      LiveSeries one = series[slot];
      if (held != null && one != null) {
        sealed.add(new BlockSeries(one.labels, held.values()));
      }
    }
    return sealed.isEmpty() ? null : Block.of(Arrays.copyOf(times, rows), sealed);
  }
}
