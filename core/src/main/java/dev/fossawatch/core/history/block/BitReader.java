package dev.fossawatch.core.history.block;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads what a {@link BitWriter} wrote. Not thread-safe. */
final class BitReader {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] bytes;
  private final int end;
  private int at;

  /**
   * @param firstBit the place of the first; {@link BitWriter#PADDING} bytes stand behind the last
   */
  BitReader(byte[] bytes, int firstBit, int bits) {
    this.bytes = bytes;
    at = firstBit;
    end = at + bits;
  }

  boolean hasMore() {
    return at < end;
  }

  /**
   * The next bits as an unsigned number.
   *
   * @param count 0 to 64
   */
  long read(int count) {
    if (count > 32) {
      long high = read(count - 32);
      return high << 32 | read(32);
    }
    if (count == 0) {
      return 0;
    }
    long bits = peek() >>> -count;
    at += count;
    return bits;
  }

  boolean readBit() {
    boolean bit = peek() < 0;
    at++;
    return bit;
  }

  /** How many ones come before the next zero, which is read too; at most {@code max} are read. */
  int readOnes(int max) {
    int ones = Math.min(max, Long.numberOfLeadingZeros(~peek()));
    at += ones < max ? ones + 1 : max;
    return ones;
  }

  /** The next bits, at least 57 of them, from the top. */
  private long peek() {
    return (long) LONG.get(bytes, at >>> 3) << (at & 7);
  }
}
