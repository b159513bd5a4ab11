package dev.fossawatch.core.store.segment;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** The first bytes of a file. Their layout is the same in every version of the format. */
final class FileHeader {
  static final int BYTES = 32;
  static final int VERSION = 1;
  private static final int MAGIC_BYTES = 8;
  private static final int CHECKED_BYTES = BYTES - Integer.BYTES;

  private FileHeader() {}

  static byte[] encode(Kind kind, long number, int version) {
    ByteBuffer header = ByteBuffer.allocate(BYTES);
    header.put(kind.magic().getBytes(US_ASCII)).putInt(version).putInt(0).putLong(number);
    header.putInt(CHECKED_BYTES, crc(header.array()));
    return header.array();
  }

  /**
   * The format's version; 0 where the bytes are no header of this file.
   *
   * @param header what could be read, possibly less than a header
   */
  static int version(Kind kind, long number, byte[] header) {
    ByteBuffer bytes = ByteBuffer.wrap(header);
    byte[] magic = Arrays.copyOf(header, MAGIC_BYTES);
    boolean whole =
        bytes.getInt(CHECKED_BYTES) == crc(header)
            && Arrays.equals(magic, kind.magic().getBytes(US_ASCII))
            && bytes.getLong(16) == number;
    return whole ? bytes.getInt(MAGIC_BYTES) : 0;
  }

  private static int crc(byte[] header) {
    CRC32C crc = new CRC32C();
    crc.update(header, 0, CHECKED_BYTES);
    return (int) crc.getValue();
  }
}
