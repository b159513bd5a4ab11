package dev.fossawatch.core.query;

/**
 * The fewest decimal digits that read back as a given double and, of those, the nearest to it.
 * Allocates nothing. Not thread-safe.
 *
 * <p>The algorithm is Schubfach (Raffaello Giulietti, "The Schubfach way to render doubles", 2020),
 * which the JDK itself uses from version 19 on; before that {@link Double#toString} is slower and
 * now and then a digit too long. Names are those of the paper.
 */
final class Decimal {
  private static final int FRACTION_BITS = 52;
  private static final int LEAST_EXPONENT = -1074;
  private static final long HIDDEN_BIT = 1L << FRACTION_BITS;
  private static final long FRACTION = HIDDEN_BIT - 1;
  private static final long MASK_63 = Long.MAX_VALUE;

  /** 2^60 / 10, rounded up: a product with it, shifted by 60, divides by ten. */
  private static final long TENTH = 115_292_150_460_684_698L;

  private long digits;
  private int exponent;

  /** The digits as a whole number, without zeros at the end; 0 for zero. */
  long digits() {
    return digits;
  }

  /** The power of ten to multiply the digits with. */
  int exponent() {
    return exponent;
  }

  /** Finds the digits of a finite value; the sign is not looked at. */
  void set(double value) {
    long bits = Double.doubleToRawLongBits(value) & MASK_63;
    long fraction = bits & FRACTION;
    int biased = (int) (bits >>> FRACTION_BITS);
    if (biased == 0) {
      subnormal(fraction);
    } else {
      normal(HIDDEN_BIT | fraction, biased - 1 + LEAST_EXPONENT);
    }
    dropZeros();
  }

  private void subnormal(long fraction) {
    if (fraction == 0) {
      take(0, 0);
    } else {
      search(LEAST_EXPONENT, fraction);
    }
  }

  private void normal(long c, int q) {
    if (q < 0 && -q <= FRACTION_BITS) {
      long whole = c >> -q;
      if (whole << -q == c) {
        take(whole, 0);
        return;
      }
    }
    search(q, c);
  }

  /** Finds the digits of c times 2^q, a double of that form. */
  private void search(int q, long c) {
    boolean regular = c != HIDDEN_BIT || q == LEAST_EXPONENT;
    int k = regular ? floorLog10Pow2(q) : floorLog10ThreeQuartersPow2(q);
    int h = q + floorLog2Pow10(-k) + 2;
    long high = PowersOfTen.high(k);
    long low = PowersOfTen.low(k);
    long cb = c << 2;
    long vb = roundToOdd(high, low, cb << h);
    long lower = roundToOdd(high, low, (regular ? cb - 2 : cb - 1) << h) + (c & 1);
    long upper = roundToOdd(high, low, (cb + 2) << h) - (c & 1);
    long s = vb >> 2;
    if (s >= 10 && tookOneDigitLess(s, lower, upper, k)) {
      return;
    }
    long t = s + 1;
    boolean sIn = lower <= s << 2;
    boolean tIn = t << 2 <= upper;
    if (sIn != tIn) {
      take(sIn ? s : t, k);
      return;
    }
    long nearer = vb - ((s + t) << 1);
    take(nearer < 0 || (nearer == 0 && (s & 1) == 0) ? s : t, k);
  }

  private boolean tookOneDigitLess(long s, long lower, long upper, int k) {
    long sTens = 10 * Math.multiplyHigh(s, TENTH << 4);
    long tTens = sTens + 10;
    boolean sIn = lower <= sTens << 2;
    boolean tIn = tTens << 2 <= upper;
    if (sIn == tIn) {
      return false;
    }
    take(sIn ? sTens : tTens, k);
    return true;
  }

  private void take(long newDigits, int newExponent) {
    digits = newDigits;
    exponent = newExponent;
  }

  private void dropZeros() {
    while (digits != 0 && digits % 10 == 0) {
      digits /= 10;
      exponent++;
    }
  }

  /** The product's leading bits, the last of which is set if anything was cut off. */
  private static long roundToOdd(long high, long low, long factor) {
    long x1 = Math.multiplyHigh(low, factor);
    long y0 = high * factor;
    long y1 = Math.multiplyHigh(high, factor);
    long z = (y0 >>> 1) + x1;
    long w = y1 + (z >>> 63);
    return w | ((z & MASK_63) + MASK_63) >>> 63;
  }

  private static int floorLog10Pow2(int e) {
    return (int) ((e * 661_971_961_083L) >> 41);
  }

  private static int floorLog10ThreeQuartersPow2(int e) {
    return (int) ((e * 661_971_961_083L - 274_743_187_321L) >> 41);
  }

  private static int floorLog2Pow10(int e) {
    return (int) ((e * 913_124_641_741L) >> 38);
  }
}
