package dev.fossawatch.core.history.block;

import dev.fossawatch.promql.model.Stale;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * The bits of a column, put together again from what was written of them as they grew. Not
 * thread-safe.
 */
public final class ValueBits {
  private static final int CHUNK = 8;
  private static final int MAX_BITS = 1 << 30;

  private final int firstRow;
  private final BitWriter bits = new BitWriter(CHUNK);

  /**
   * Begins a column.
   *
   * @param firstRow the row of its first value
   */
  public ValueBits(int firstRow) {
    this.firstRow = firstRow;
  }

  /** Writes those bits of a column that come after so many. */
  public static void write(Values values, int after, DataOutputStream out) throws IOException {
    int left = values.bits() - after;
    Numbers.write(left, out);
    BitReader in = new BitReader(values.bytes(), values.firstBit() + after, left);
    for (; left > 0; left -= CHUNK) {
      int count = Math.min(left, CHUNK);
      out.write((int) in.read(count) << (CHUNK - count));
    }
  }

  /** Appends bits that were written. */
  public void read(DataInputStream in) throws IOException {
    for (int left = Numbers.read(in, MAX_BITS); left > 0; left -= CHUNK) {
      int count = Math.min(left, CHUNK);
      bits.write(in.readUnsignedByte() >>> (CHUNK - count), count);
    }
  }

  /**
   * The column, with some more rows behind it.
   *
   * @param rows how many rows it has so far
   * @param more the values of the rows behind these
   */
  public Values extended(int rows, double... more) {
    Values values = new Values(firstRow, bits.bytes(), 0, bits.size());
    ValueReader reader = new ValueReader(values);
    ValueWriter writer = null;
    while (reader.next(rows)) {
      int from = reader.row();
      if (writer == null) {
        writer = new ValueWriter(firstRow, reader.value());
        from++;
      }
      for (int row = from; row < reader.end(); row++) {
        writer.append(reader.value());
      }
    }
    if (writer == null) {
      return new ValueWriter(firstRow, Stale.MARKER).values();
    }
    Arrays.stream(more).forEach(writer::append);
    return writer.values();
  }

  /** The column as it was written. */
  public Values values() {
    return new Values(firstRow, bits.bytes(), 0, bits.size());
  }
}
