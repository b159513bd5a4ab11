package dev.fossawatch.core.store.segment;

import java.io.Closeable;
import java.io.IOException;

/** An open file of a {@link Disk}. Reads may run beside each other and beside writes. */
public interface DiskFile extends Closeable {

  /** Its length in bytes. */
  long size() throws IOException;

  /**
   * Reads as many bytes as the buffer holds, or fewer only where the file ends.
   *
   * @return how many were read, 0 at and beyond the end
   */
  int read(long position, byte[] into) throws IOException;

  /** Writes all bytes; if it throws, any of them may have been written. */
  void write(long position, byte[] bytes) throws IOException;

  /** Cuts the file off at a size that it has reached. */
  void truncate(long size) throws IOException;

  /** Makes content and length durable; if it throws, any part of what was written may be. */
  void force() throws IOException;
}
