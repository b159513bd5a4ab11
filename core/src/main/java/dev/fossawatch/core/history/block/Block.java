package dev.fossawatch.core.history.block;

import dev.fossawatch.promql.model.Labels;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The samples of many series over one stretch of time: rows, which have a time, and for each series
 * its values in these rows. Immutable, thread-safe.
 */
public final class Block {
  /** How the series of a block are ordered, so that those of one metric stand together. */
  static final Comparator<Labels> ORDER =
      Comparator.comparing(Labels::metricName).thenComparing(Comparator.naturalOrder());

  private static final int BYTES_PER_COLUMN = 6;
  private static final int BYTES_PER_SERIES = 8;

  final long[] times;
  final Labels[] series;
  final String[] names;
  final int[] firstColumns;
  final char[] firstRows;
  final int[] ends;
  final byte[] bytes;

  Block(
      long[] times,
      Labels[] series,
      int[] firstColumns,
      char[] firstRows,
      int[] ends,
      byte[] bits) {
    this.times = times;
    this.series = series;
    this.firstColumns = firstColumns;
    this.firstRows = firstRows;
    this.ends = ends;
    this.bytes = bits;
    names = new String[series.length];
    Arrays.setAll(names, i -> series[i].metricName());
  }

  /**
   * A block of these rows and series.
   *
   * @param times of the rows, in milliseconds since 1970-01-01T00:00:00Z, strictly rising, at least
   *     one and at most 65,536
   */
  public static Block of(long[] times, List<BlockSeries> series) {
    return new BlockBuilder(times, series).build();
  }

  /** The time of the first row, in milliseconds since 1970-01-01T00:00:00Z. */
  public long from() {
    return times[0];
  }

  /** The time of the last row. */
  public long to() {
    return times[times.length - 1];
  }

  /** The times of the rows; not copied. */
  public long[] times() {
    return times;
  }

  /** How many series there are. */
  public int size() {
    return series.length;
  }

  /** The labels of a series; the same objects as were given. */
  public Labels labels(int index) {
    return series[index];
  }

  /** The first series of a metric, or of the first behind it in order; {@link #size} if none. */
  public int firstOf(String metric) {
    int low = 0;
    int high = names.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (names[middle].compareTo(metric) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The values of a series; those of {@link Statistic#LAST} where the other is not kept. */
  public Values values(int index, Statistic statistic) {
    int column = firstColumns[index];
    if (column + statistic.column < firstColumns[index + 1]) {
      column += statistic.column;
    }
    int firstBit = column == 0 ? 0 : ends[column - 1];
    return new Values(firstRows[column], bytes, firstBit, ends[column] - firstBit);
  }

  /** How many samples there are, the minima and maxima kept beside them not counted. */
  public long samples() {
    long samples = 0;
    for (int index = 0; index < series.length; index++) {
      ValueReader reader = new ValueReader(values(index, Statistic.LAST));
      while (reader.next(times.length)) {
        samples += reader.isStale() ? 1 : reader.end() - reader.row();
      }
    }
    return samples;
  }

  /** About how many bytes of memory it takes; labels are counted where they are held. */
  public long weight() {
    return bytes.length
        + (long) Long.BYTES * times.length
        + (long) BYTES_PER_COLUMN * ends.length
        + (long) BYTES_PER_SERIES * 2 * series.length;
  }
}
