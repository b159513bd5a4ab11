package dev.fossawatch.promql.source;

import java.util.Arrays;

/**
 * A growing pair of columns, times and values, which the evaluator reuses from series to series.
 * Not thread-safe. The columns are open on purpose: this is what every sample passes through.
 */
public final class Samples {
  private long[] times = new long[128];
  private double[] values = new double[128];
  private int size;

  /** Appends one sample. */
  public void add(long timeMillis, double value) {
    if (size == times.length) {
      grow(size + 1);
    }
    times[size] = timeMillis;
    values[size++] = value;
  }

  /** Appends many, from parallel arrays. */
  public void add(long[] timesMillis, double[] sampleValues, int from, int to) {
    int count = to - from;
    if (size + count > times.length) {
      grow(size + count);
    }
    System.arraycopy(timesMillis, from, times, size, count);
    System.arraycopy(sampleValues, from, values, size, count);
    size += count;
  }

  private void grow(int needed) {
    int capacity = Math.max(needed, times.length * 2);
    times = Arrays.copyOf(times, capacity);
    values = Arrays.copyOf(values, capacity);
  }

  /** Forgets all samples. */
  public void clear() {
    size = 0;
  }

  /** Forgets the samples from this place on. */
  public void truncate(int newSize) {
    size = Math.min(size, newSize);
  }

  /** How many samples there are. */
  public int size() {
    return size;
  }

  /** The times; only the first {@link #size} count. Valid until the next change. */
  public long[] times() {
    return times;
  }

  /** The values; only the first {@link #size} count. Valid until the next change. */
  public double[] values() {
    return values;
  }
}
