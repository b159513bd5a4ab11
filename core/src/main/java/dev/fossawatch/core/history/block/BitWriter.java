package dev.fossawatch.core.history.block;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Bits, most significant first, in a growing array. Bits once written are never changed, so that a
 * reader may hold the array and a length while more are written. Not thread-safe.
 */
final class BitWriter {
  /** A reader loads 8 bytes at a time, so that many stand behind the last bit. */
  static final int PADDING = 8;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes;
  private int size;

  BitWriter(int capacity) {
    bytes = new byte[capacity + PADDING];
  }

  /**
   * Appends the lowest bits of a value.
   *
   * @param count 0 to 64
   */
  void write(long value, int count) {
    if (count > 32) {
      write(value >>> 32, count - 32);
      write(value, 32);
    } else if (count > 0) {
      writeFew(value & (-1L >>> -count), count);
    }
  }

  private void writeFew(long value, int count) {
    int at = size >>> 3;
    if (at + 2 * PADDING > bytes.length) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
    long word = (long) LONG.get(bytes, at);
    LONG.set(bytes, at, word | value << (Long.SIZE - count - (size & 7)));
    size += count;
  }

  /** How many bits were written. */
  int size() {
    return size;
  }

  /** The array they are in, with some room behind them. */
  byte[] bytes() {
    return bytes;
  }
}
