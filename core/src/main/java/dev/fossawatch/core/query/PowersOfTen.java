package dev.fossawatch.core.query;

import java.math.BigInteger;

/**
 * For every power of ten that a double may need, the 126 leading bits of its inverse, rounded up,
 * in two longs of 63 bits. Made once, by exact arithmetic.
 */
final class PowersOfTen {
  private static final int LEAST = -324;
  private static final int MOST = 292;
  private static final int HALF = 63;
  private static final int BITS = 2 * HALF;

  private static final long[] HIGH = new long[MOST - LEAST + 1];
  private static final long[] LOW = new long[MOST - LEAST + 1];

  static {
    BigInteger mask = BigInteger.ONE.shiftLeft(HALF).subtract(BigInteger.ONE);
    for (int k = LEAST; k <= MOST; k++) {
      BigInteger bits = leading(k).add(BigInteger.ONE);
      HIGH[k - LEAST] = bits.shiftRight(HALF).longValueExact();
      LOW[k - LEAST] = bits.and(mask).longValueExact();
    }
  }

  private PowersOfTen() {}

  /** The leading bits of 10^-k, rounded down. */
  private static BigInteger leading(int k) {
    if (k <= 0) {
      BigInteger power = BigInteger.TEN.pow(-k);
      int shift = BITS - power.bitLength();
      return shift >= 0 ? power.shiftLeft(shift) : power.shiftRight(-shift);
    }
    BigInteger power = BigInteger.TEN.pow(k);
    BigInteger one = BigInteger.ONE.shiftLeft(BITS + power.bitLength());
    BigInteger quotient = one.divide(power);
    return quotient.shiftRight(quotient.bitLength() - BITS);
  }

  /** The upper 63 bits for 10^-k. */
  static long high(int k) {
    return HIGH[k - LEAST];
  }

  /** The lower 63 bits for 10^-k. */
  static long low(int k) {
    return LOW[k - LEAST];
  }
}
