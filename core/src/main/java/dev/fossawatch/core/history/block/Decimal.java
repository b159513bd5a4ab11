package dev.fossawatch.core.history.block;

/**
 * Doubles as whole numbers of a power of ten: 12.34 is 1234 hundredths. Counts, bytes, percentages
 * and durations are such numbers, and whole numbers compress far better than the bits of doubles.
 */
final class Decimal {
  /** The exponent that stands for "not a decimal". */
  static final int NONE = 15;

  /** A billionth: durations measured in nanoseconds. */
  private static final int MAX_EXPONENT = 9;

  private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
  private static final double MAX_EXACT = 1L << 53;

  private Decimal() {}

  /** The smallest exponent from {@code least} on that keeps every bit of the value, or NONE. */
  static int exponent(double value, int least) {
    for (int exponent = least; exponent <= MAX_EXPONENT; exponent++) {
      if (isExact(value, exponent)) {
        return exponent;
      }
    }
    return NONE;
  }

  /** Whether a value is a whole number of this power of ten, to its last bit. */
  static boolean isExact(double value, int exponent) {
    double scaled = Math.rint(value * POWERS[exponent]);
    return Math.abs(scaled) <= MAX_EXACT
        && Double.doubleToRawLongBits(value((long) scaled, exponent))
            == Double.doubleToRawLongBits(value);
  }

  /** How many of this power of ten a value is, which must be exact. */
  static long scaled(double value, int exponent) {
    return (long) Math.rint(value * POWERS[exponent]);
  }

  /** The value of so many of this power of ten. */
  static double value(long scaled, int exponent) {
    return exponent == 0 ? scaled : scaled / POWERS[exponent];
  }
}
