package dev.fossawatch.core.metrics.system;

import java.nio.ByteBuffer;

/** The memory that all files of one reader are read into, one after the other. Not thread-safe. */
final class Scratch {
  /** What is read of a file at most, in bytes; what lies beyond is not seen. */
  static final int CAPACITY = 1 << 18;

  private final ByteBuffer buffer = ByteBuffer.allocateDirect(CAPACITY);
  private final byte[] bytes = new byte[CAPACITY];
  private final ProcText text = new ProcText();

  ByteBuffer buffer(int limit) {
    return buffer.clear().limit(limit);
  }

  ProcText nothing() {
    text.reset(bytes, 0);
    return text;
  }

  /** What was read, without the line that the limit cut through. */
  ProcText take(ByteBuffer read, int limit) {
    int length = read.flip().remaining();
    read.get(bytes, 0, length);
    while (length == limit && length > 0 && bytes[length - 1] != '\n') {
      length = limit = length - 1;
    }
    text.reset(bytes, length);
    return text;
  }
}
