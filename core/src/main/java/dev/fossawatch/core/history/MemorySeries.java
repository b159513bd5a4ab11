package dev.fossawatch.core.history;

import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Arrays;

/**
 * One series in memory: runs of equal values, each kept as the row it began at and its value, in
 * two ring-shaped arrays. Guarded by the lock of the {@link SeriesStore}.
 */
final class MemorySeries {
  private static final int INITIAL = 4;
  private static final double STALE = Double.longBitsToDouble(Series.STALE_BITS);

  final String name;
  final Labels labels;
  final Track track;
  private final SlotBudget budget;
  private int[] rows = new int[INITIAL];
  private double[] values = new double[INITIAL];
  private int head;
  private int size;
  private int lastRow = -1;

  MemorySeries(String name, Labels labels, Track track, SlotBudget budget) {
    this.name = name;
    this.labels = labels;
    this.track = track;
    this.budget = budget;
    budget.take(INITIAL);
  }

  /** Sets the value at a row, which lies after all rows set before. */
  void set(int row, double value) {
    double kept = Double.isNaN(value) ? Double.NaN : value;
    if (size == 0 || !sameBits(kept, values[index(size - 1)])) {
      begin(row, kept);
    }
    lastRow = row;
  }

  /** Marks that there is no value from a row on. */
  void end(int row) {
    begin(row, STALE);
  }

  /** Whether there is a value at a row. */
  boolean isAt(int row) {
    return lastRow == row;
  }

  /** Whether the series ended before a row, so that nothing of it is needed any more. */
  boolean isGone(int oldestRow) {
    return lastRow < oldestRow;
  }

  /** Forgets runs that ended before a row. */
  void forget(int oldestRow) {
    while (size > 1 && rows[index(1)] <= oldestRow) {
      dropOldest();
    }
  }

  void release() {
    budget.give(rows.length);
  }

  private void begin(int row, double value) {
    if (size == rows.length) {
      makeRoom();
    }
    int end = index(size++);
    rows[end] = row;
    values[end] = value;
  }

  private void makeRoom() {
    if (!budget.take(size)) {
      dropOldest();
      return;
    }
    int[] moreRows = Arrays.copyOf(rows, size * 2);
    double[] moreValues = Arrays.copyOf(values, size * 2);
    for (int i = 0; i < size; i++) {
      moreRows[i] = rows[index(i)];
      moreValues[i] = values[index(i)];
    }
    rows = moreRows;
    values = moreValues;
    head = 0;
  }

  private void dropOldest() {
    head = index(1);
    size--;
  }

  private int index(int i) {
    return (head + i) % rows.length;
  }

  private static boolean sameBits(double a, double b) {
    return Double.doubleToRawLongBits(a) == Double.doubleToRawLongBits(b);
  }

  /** Hands each row from {@code from} to {@code to} that has a sample, and its value. */
  void forEach(int from, int to, SampleConsumer consumer) {
    for (int i = 0; i < size; i++) {
      double value = values[index(i)];
      int begin = Math.max(from, rows[index(i)]);
      int end = i + 1 < size ? rows[index(i + 1)] - 1 : Math.max(lastRow, rows[index(i)]);
      if (Series.isStale(value)) {
        end = rows[index(i)];
      }
      for (int row = begin; row <= Math.min(end, to); row++) {
        consumer.accept(row, value);
      }
    }
  }

  /** Receives the samples of a series. */
  interface SampleConsumer {
    void accept(int row, double value);
  }
}
