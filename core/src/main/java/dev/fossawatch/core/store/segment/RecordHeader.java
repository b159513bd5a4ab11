package dev.fossawatch.core.store.segment;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * What stands before the body of a record. Its checksum covers the file's number too, and it holds
 * its own position: bytes of another file or place are no header here.
 *
 * @param position where it stands in its file
 * @param length bytes of the body
 * @param crc the body's CRC32C
 */
record RecordHeader(long position, int length, long from, long to, int crc) {
  static final int BYTES = 40;
  static final int MAX_BODY_BYTES = 64 << 20;
  private static final int MARK = 0x46575243;
  private static final int CHECKED_BYTES = BYTES - Integer.BYTES;

  /** Header and body in one piece, to be written at once. */
  static byte[] record(long file, long position, long from, long to, ByteBuffer... parts) {
    ByteBuffer record = ByteBuffer.allocate(BYTES + length(parts)).position(BYTES);
    for (ByteBuffer part : parts) {
      record.put(part.duplicate());
    }
    int crc = crc(record.array(), BYTES);
    record.rewind().putInt(MARK).putInt(record.capacity() - BYTES).putLong(position);
    record.putLong(from).putLong(to).putInt(crc).putInt(headerCrc(file, record.array(), 0));
    return record.array();
  }

  private static int length(ByteBuffer... parts) {
    long length = 0;
    for (ByteBuffer part : parts) {
      length += part.remaining();
    }
    if (length > MAX_BODY_BYTES) {
      throw new IllegalArgumentException("a record of " + length + " bytes is too long");
    }
    return (int) length;
  }

  /** The header at this place of the bytes, if there is a whole one that belongs there. */
  static Optional<RecordHeader> decode(long file, long position, byte[] bytes, int offset) {
    if (offset + BYTES > bytes.length) {
      return Optional.empty();
    }
    ByteBuffer header = ByteBuffer.wrap(bytes, offset, BYTES).slice();
    int length = header.getInt(4);
    boolean whole =
        header.getInt(0) == MARK
            && length >= 0
            && length <= MAX_BODY_BYTES
            && header.getLong(8) == position
            && header.getInt(CHECKED_BYTES) == headerCrc(file, bytes, offset);
    return whole
        ? Optional.of(
            new RecordHeader(
                position, length, header.getLong(16), header.getLong(24), header.getInt(32)))
        : Optional.empty();
  }

  /** Whether a header may begin here; quicker to tell than whether one does. */
  static boolean isMarked(byte[] bytes, int offset) {
    return bytes[offset] == (byte) (MARK >>> 24) && offset + BYTES <= bytes.length;
  }

  /** Where the next record begins. */
  long end() {
    return position + BYTES + length;
  }

  /** Whether this is the header of a record, given with its header. */
  boolean isOf(byte[] record) {
    return record.length - BYTES == length && crc(record, BYTES) == crc;
  }

  private static int crc(byte[] bytes, int offset) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, offset, bytes.length - offset);
    return (int) crc.getValue();
  }

  private static int headerCrc(long file, byte[] bytes, int offset) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, offset, CHECKED_BYTES);
    crc.update(ByteBuffer.allocate(Long.BYTES).putLong(0, file));
    return (int) crc.getValue();
  }
}
