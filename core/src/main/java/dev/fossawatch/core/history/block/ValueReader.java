package dev.fossawatch.core.history.block;

import dev.fossawatch.promql.model.Stale;

/** Reads back what {@link ValueWriter} wrote, run by run. Not thread-safe. */
public final class ValueReader {
  private final BitReader in;
  private final Prediction prediction = new Prediction();
  private int row = -1;
  private int next;
  private double value;
  private int exponent;
  private long scaled;
  private int leading;
  private int width;

  /** Stands before the first run. */
  public ValueReader(Values values) {
    in = new BitReader(values.bytes(), values.firstBit(), values.bits());
    next = values.firstRow();
    begin();
  }

  /**
   * Goes to the next run of equal values.
   *
   * @param rows how many rows there are at all, at which the last run ends
   * @return false if there is none
   */
  public boolean next(int rows) {
    boolean first = row < 0;
    row = next;
    if (row >= rows) {
      return false;
    }
    if (!first) {
      change();
    }
    next = in.hasMore() ? row + 1 + repeats() : rows;
    return true;
  }

  private int repeats() {
    if (!in.readBit()) {
      return 0;
    }
    int bits = in.readOnes(Integer.SIZE) + 1;
    return (int) (1L << (bits - 1) | in.read(bits - 1));
  }

  private void begin() {
    exponent = (int) in.read(ValueWriter.EXPONENT_BITS);
    if (exponent == Decimal.NONE) {
      value = Double.longBitsToDouble(in.read(Long.SIZE));
    } else {
      scaled = unzigzag(readWhole());
      value = Decimal.value(scaled, exponent);
    }
    prediction.reset();
  }

  private void change() {
    if (exponent == Decimal.NONE) {
      changeBits();
      return;
    }
    int ones = in.readOnes(ValueWriter.MAX_ONES);
    if (ones < ValueWriter.MAX_ONES) {
      int low = prediction.riceBits();
      changeBy((long) ones << low | in.read(low));
    } else if (in.readBit()) {
      begin();
    } else if (in.readBit()) {
      value = Stale.MARKER;
    } else {
      changeBy(readWhole());
    }
  }

  private void changeBy(long error) {
    long change = prediction.change() + unzigzag(error);
    prediction.learn(change, error);
    scaled += change;
    value = Decimal.value(scaled, exponent);
  }

  private void changeBits() {
    if (in.readBit()) {
      leading = (int) in.read(ValueWriter.LENGTH_BITS);
      width = (int) in.read(ValueWriter.LENGTH_BITS) + 1;
    }
    long xor = in.read(width) << (Long.SIZE - leading - width);
    value = Double.longBitsToDouble(Double.doubleToRawLongBits(value) ^ xor);
  }

  private long readWhole() {
    return in.read((int) in.read(ValueWriter.LENGTH_BITS) + 1);
  }

  private static long unzigzag(long unsigned) {
    return unsigned >>> 1 ^ -(unsigned & 1);
  }

  /** The first row of this run. */
  public int row() {
    return row;
  }

  /** The row behind the last of this run. */
  public int end() {
    return next;
  }

  /** Whether the series ended at the first row of this run and is absent in the others. */
  public boolean isStale() {
    return Stale.is(value);
  }

  /** The value of this run. */
  public double value() {
    return value;
  }
}
