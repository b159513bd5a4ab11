package dev.fossawatch.core.history;

import dev.fossawatch.core.history.block.ValueReader;
import dev.fossawatch.core.history.block.Values;
import dev.fossawatch.promql.source.Samples;
import java.util.Arrays;

/**
 * A stretch of the samples of one series, in one block.
 *
 * @param values its values in the rows of the block
 * @param times of the rows
 * @param rows how many of them there are
 * @param until samples from this time on are told by another piece
 */
record Piece(Values values, long[] times, int rows, long until) {

  /** Appends the samples from a time on. */
  void read(long from, Samples into) {
    int first = place(from);
    int end = place(until);
    ValueReader reader = new ValueReader(values);
    while (reader.next(rows) && reader.row() < end) {
      int runEnd = reader.isStale() ? reader.row() + 1 : Math.min(reader.end(), end);
      for (int row = Math.max(first, reader.row()); row < runEnd; row++) {
        into.add(times[row], reader.value());
      }
    }
  }

  /** The first row that is not before a time. */
  private int place(long time) {
    int found = Arrays.binarySearch(times, 0, rows, time);
    return found < 0 ? -found - 1 : found;
  }
}
