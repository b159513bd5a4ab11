package dev.fossawatch.core.history.block;

import dev.fossawatch.promql.model.Stale;

/**
 * Compresses the values of a series, row by row. A column of bits is
 *
 * <pre>
 * column  first token*
 * first   exponent:4 then, if a decimal, whole else bits:64
 * token   run? change             a run is written when it ends; the last one never is
 * run     1 γ(rows)  |  0         how many rows repeat the value, in Elias' γ
 * whole   length:6 zigzag:length+1
 * change  of a decimal: the error of the prediction, zigzag, in a Rice code of up to 15 ones;
 *         behind 16 ones      0 0 whole            the error, too large for that
 *                             0 1                  the series ended
 *                             1 exponent:4 first's  the value, in another exponent
 *         else: 0 bits:width of the last window | 1 leading:6 width-1:6 bits:width  of value XOR last
 * </pre>
 *
 * <p>The XOR windows are those of Gorilla (Pelkonen et al., VLDB 2015). Not thread-safe.
 */
public final class ValueWriter {
  static final int EXPONENT_BITS = 4;
  static final int LENGTH_BITS = 6;
  static final int MAX_ONES = 16;

  private static final int INITIAL_BYTES = 8;

  private final int firstRow;
  private final BitWriter out = new BitWriter(INITIAL_BYTES);
  private final Prediction prediction = new Prediction();
  private double last;
  private int exponent;
  private long scaled;
  private int leading = Long.SIZE;
  private int width;
  private int run;

  /**
   * Begins a column.
   *
   * @param firstRow the row of the first value
   */
  public ValueWriter(int firstRow, double first) {
    this.firstRow = firstRow;
    last = first;
    begin(first, 0);
  }

  /** Appends the value of the next row. */
  public void append(double value) {
    if (Double.doubleToRawLongBits(value) == Double.doubleToRawLongBits(last)) {
      run++;
      return;
    }
    writeRun();
    if (exponent == Decimal.NONE) {
      writeXor(value);
    } else if (Stale.is(value)) {
      out.write(0xffff, MAX_ONES);
      out.write(0b01, 2);
    } else if (Decimal.isExact(value, exponent)) {
      writeDecimal(Decimal.scaled(value, exponent));
    } else {
      out.write(0xffff, MAX_ONES);
      out.write(1, 1);
      begin(value, exponent + 1);
    }
    last = value;
  }

  /** Writes a value without regard to those before. */
  private void begin(double value, int leastExponent) {
    exponent = Decimal.exponent(value, leastExponent);
    out.write(exponent, EXPONENT_BITS);
    if (exponent == Decimal.NONE) {
      out.write(Double.doubleToRawLongBits(value), Long.SIZE);
    } else {
      scaled = Decimal.scaled(value, exponent);
      writeWhole(zigzag(scaled));
    }
    prediction.reset();
  }

  private void writeRun() {
    if (run == 0) {
      out.write(0, 1);
      return;
    }
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(run);
    out.write(1, 1);
    out.write((1L << bits) - 2, bits);
    out.write(run, bits - 1);
    run = 0;
  }

  private void writeDecimal(long value) {
    long change = value - scaled;
    long error = zigzag(change - prediction.change());
    int low = prediction.riceBits();
    long ones = error >>> low;
    if (ones < MAX_ONES) {
      out.write((1L << (ones + 1)) - 2, (int) ones + 1);
      out.write(error, low);
    } else {
      out.write(0xffff, MAX_ONES);
      out.write(0b00, 2);
      writeWhole(error);
    }
    prediction.learn(change, error);
    scaled = value;
  }

  private void writeWhole(long unsigned) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(unsigned | 1);
    out.write(bits - 1, LENGTH_BITS);
    out.write(unsigned, bits);
  }

  private void writeXor(double value) {
    long xor = Double.doubleToRawLongBits(value) ^ Double.doubleToRawLongBits(last);
    int zerosBefore = Long.numberOfLeadingZeros(xor);
    int zerosBehind = Long.numberOfTrailingZeros(xor);
    if (zerosBefore >= leading && zerosBehind >= Long.SIZE - leading - width) {
      out.write(0, 1);
    } else {
      leading = zerosBefore;
      width = Long.SIZE - zerosBefore - zerosBehind;
      out.write(1, 1);
      out.write(leading, LENGTH_BITS);
      out.write(width - 1, LENGTH_BITS);
    }
    out.write(xor >>> (Long.SIZE - leading - width), width);
  }

  /** Negative numbers become odd ones. */
  private static long zigzag(long value) {
    return value << 1 ^ value >> (Long.SIZE - 1);
  }

  /** The value of the last row. */
  public double last() {
    return last;
  }

  /** How many bits there are, those of a run under way not among them. */
  public int bits() {
    return out.size();
  }

  /** The column as it stands. What is appended later does not change it. */
  public Values values() {
    return new Values(firstRow, out.bytes(), 0, out.size());
  }
}
