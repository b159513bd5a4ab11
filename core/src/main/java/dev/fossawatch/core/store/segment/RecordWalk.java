package dev.fossawatch.core.store.segment;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Goes through the records of a file one by one, up to the end or to the first that is broken. It
 * tells a write that a crash interrupted from damage to what was complete.
 */
final class RecordWalk {
  private static final int WINDOW = 1 << 20;

  private final DiskFile file;
  private final long number;
  private final long size;
  private long position = FileHeader.BYTES;

  RecordWalk(DiskFile file, long number) throws IOException {
    this.file = file;
    this.number = number;
    size = file.size();
  }

  /** The next record's header, its body unread; empty at the end and where none is. */
  Optional<RecordHeader> next() throws IOException {
    Optional<RecordHeader> header = at(position).filter(found -> found.end() <= size);
    header.ifPresent(found -> position = found.end());
    return header;
  }

  /** The body that belongs to a header; empty where it is broken, and the walk ends before it. */
  Optional<byte[]> body(RecordHeader header) throws IOException {
    byte[] record = new byte[RecordHeader.BYTES + header.length()];
    if (file.read(header.position(), record) == record.length && header.isOf(record)) {
      return Optional.of(Arrays.copyOfRange(record, RecordHeader.BYTES, record.length));
    }
    position = header.position();
    return Optional.empty();
  }

  /** Where the last whole record ends. */
  long end() {
    return position;
  }

  /** Whether nothing lies behind the last whole record. */
  boolean isComplete() {
    return position == size;
  }

  /**
   * Whether what lies behind the last whole record can be what a crash left of one write: there is
   * nothing behind that write, and no other record in it.
   */
  boolean isTorn() throws IOException {
    Optional<RecordHeader> broken = at(position);
    long furthest =
        broken
            .map(RecordHeader::end)
            .orElse(position + RecordHeader.BYTES + RecordHeader.MAX_BODY_BYTES);
    return size <= furthest && !hasRecordAfter(position + 1);
  }

  private boolean hasRecordAfter(long start) throws IOException {
    for (long window = start; window < size; window += WINDOW) {
      int length = (int) Math.min(WINDOW + RecordHeader.BYTES - 1L, size - window);
      byte[] bytes = new byte[length];
      file.read(window, bytes);
      for (int i = 0; i < Math.min(WINDOW, length); i++) {
        if (RecordHeader.isMarked(bytes, i)
            && RecordHeader.decode(number, window + i, bytes, i).isPresent()) {
          return true;
        }
      }
    }
    return false;
  }

  private Optional<RecordHeader> at(long place) throws IOException {
    byte[] bytes = new byte[RecordHeader.BYTES];
    return file.read(place, bytes) == bytes.length
        ? RecordHeader.decode(number, place, bytes, 0)
        : Optional.empty();
  }
}
