package dev.fossawatch.core.store.segment;

import java.nio.ByteBuffer;
import java.util.Random;

/** Content that can be told from any other by its number, and verified. */
final class Payload {
  private static final int MAX_BYTES = 3_000;

  private Payload() {}

  static byte[] of(int id) {
    Random random = new Random(id);
    byte[] bytes = new byte[Integer.BYTES + random.nextInt(MAX_BYTES)];
    random.nextBytes(bytes);
    ByteBuffer.wrap(bytes).putInt(0, id);
    return bytes;
  }

  /** The same content in two pieces. */
  static ByteBuffer[] parts(int id) {
    byte[] bytes = of(id);
    int half = bytes.length / 2;
    return new ByteBuffer[] {
      ByteBuffer.wrap(bytes, 0, half), ByteBuffer.wrap(bytes, half, bytes.length - half)
    };
  }

  /**
   * The number of a content.
   *
   * @throws WrongData if it is not what was written under that number
   */
  static int id(ByteBuffer content) {
    if (content.remaining() >= Integer.BYTES) {
      int id = content.getInt(content.position());
      if (content.equals(ByteBuffer.wrap(of(id)))) {
        return id;
      }
    }
    throw new WrongData("content that nobody wrote");
  }
}
