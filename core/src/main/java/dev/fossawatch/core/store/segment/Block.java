package dev.fossawatch.core.store.segment;

/**
 * Where a sealed block is stored. Immutable.
 *
 * @param fromMillis the earliest time in it, in milliseconds since the epoch
 * @param toMillis the latest time in it
 * @param length bytes of its body
 * @param file the number of its file, which no other file of this kind gets while the process lives
 * @param position where its header begins in that file
 * @param crc the body's CRC32C
 */
public record Block(long fromMillis, long toMillis, int length, long file, long position, int crc) {
  static Block of(long file, RecordHeader header) {
    return new Block(
        header.from(), header.to(), header.length(), file, header.position(), header.crc());
  }
}
