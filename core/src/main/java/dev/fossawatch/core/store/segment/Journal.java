package dev.fossawatch.core.store.segment;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Records that are not sealed yet, in the order they came. What was appended survives a crash; a
 * checkpoint replaces all of it at once.
 *
 * <p>Thread-safe; a call waits for the one before it, and so for the disk. A directory and name
 * belong to one journal at a time. An unchecked exception of the disk leaves nothing worse behind
 * than a crash does.
 */
public final class Journal implements Closeable {
  private final NumberedFiles files;
  private @Nullable GrowingFile current;
  private int brokenFiles;

  private Journal(NumberedFiles files) {
    this.files = files;
  }

  /**
   * Opens the journal, or begins one with the first record that is appended. What a crash left of
   * the last record is cut off. Where a record before the last is broken, the ones before it are
   * kept, and the file is set aside as {@code name-number.broken}.
   *
   * @param name of letters, digits, {@code _} and {@code -}; no other files of the directory may
   *     have it
   * @param replay is given every record, oldest first, in a buffer it may keep; if this method
   *     throws after that, what was given does not count
   * @throws NewerFormatException if a newer Fossawatch wrote it
   * @throws IOException if it cannot be read, or not be mended
   */
  public static Journal open(Disk disk, String name, Consumer<ByteBuffer> replay)
      throws IOException {
    Journal journal = new Journal(new NumberedFiles(disk, name, Kind.JOURNAL));
    journal.open(replay);
    return journal;
  }

  private synchronized void open(Consumer<ByteBuffer> replay) throws IOException {
    List<Long> numbers = files.open();
    for (int i = numbers.size() - 1; i >= 0 && current == null; i--) {
      read(numbers.get(i), replay);
    }
    if (current != null) {
      files.deleteBelow(current.number());
    }
  }

  private void read(long number, Consumer<ByteBuffer> replay) throws IOException {
    try (DiskFile file = files.openForReading(number)) {
      if (!files.isOurs(file, number)) {
        setAside(number);
        return;
      }
      RecordWalk walk = new RecordWalk(file, number);
      replay(walk, replay);
      if (walk.isComplete() || walk.isTorn()) {
        current = files.openForAppending(number, walk.end());
      } else {
        current = files.create((target, fresh) -> copy(file, number, walk.end(), target, fresh));
        setAside(number);
      }
    }
  }

  private static void replay(RecordWalk walk, Consumer<ByteBuffer> replay) throws IOException {
    Optional<byte[]> body;
    do {
      Optional<RecordHeader> header = walk.next();
      body = header.isPresent() ? walk.body(header.get()) : Optional.empty();
      body.map(ByteBuffer::wrap).ifPresent(replay);
    } while (body.isPresent());
  }

  private static long copy(DiskFile file, long number, long end, DiskFile target, long fresh)
      throws IOException {
    RecordWalk walk = new RecordWalk(file, number);
    long size = FileHeader.BYTES;
    while (walk.end() < end) {
      RecordHeader header = walk.next().orElseThrow(() -> new IOException("changed meanwhile"));
      byte[] body = walk.body(header).orElseThrow(() -> new IOException("changed meanwhile"));
      size += write(target, fresh, size, ByteBuffer.wrap(body));
    }
    return size;
  }

  private static int write(DiskFile file, long number, long position, ByteBuffer... parts)
      throws IOException {
    byte[] record = RecordHeader.record(number, position, 0, 0, parts);
    file.write(position, record);
    return record.length;
  }

  private void setAside(long number) throws IOException {
    files.setAside(number);
    brokenFiles++;
  }

  /**
   * Appends one record. Once this returns, it survives a crash.
   *
   * @param parts what the record consists of, at most 64 MiB together; their positions stay as they
   *     are
   * @throws IOException if it could not be stored, such as on a full disk. The journal is what it
   *     was before, and the call can be repeated. Where even the remains could not be removed, each
   *     further call tries that first.
   */
  public synchronized void append(ByteBuffer... parts) throws IOException {
    files.clean();
    if (current == null) {
      current =
          files.create(
              (file, number) -> FileHeader.BYTES + write(file, number, FileHeader.BYTES, parts));
    } else {
      current.append(RecordHeader.record(current.number(), current.size(), 0, 0, parts));
    }
  }

  /**
   * Replaces all records by others at once. Whenever a crash comes, the old ones or the new ones
   * are there, and the new ones once this returned.
   *
   * @throws IOException if that was not possible; the old records stay, and the call can be
   *     repeated
   */
  public synchronized void checkpoint(Iterable<ByteBuffer> records) throws IOException {
    GrowingFile old = current;
    GrowingFile fresh = files.create((file, number) -> writeAll(file, number, records));
    current = fresh;
    if (old != null) {
      old.close();
    }
    files.deleteBelow(fresh.number());
  }

  private static long writeAll(DiskFile file, long number, Iterable<ByteBuffer> records)
      throws IOException {
    long size = FileHeader.BYTES;
    for (ByteBuffer record : records) {
      size += write(file, number, size, record);
    }
    return size;
  }

  /** The size of the file in use, in bytes; 0 before the first record. */
  public synchronized long bytes() {
    return current == null ? 0 : current.size();
  }

  /** How many files were set aside when it was opened. */
  public synchronized int brokenFiles() {
    return brokenFiles;
  }

  /** Releases the file. Nothing may be appended afterwards. */
  @Override
  public synchronized void close() {
    if (current != null) {
      current.close();
    }
  }
}
