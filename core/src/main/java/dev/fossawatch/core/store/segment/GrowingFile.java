package dev.fossawatch.core.store.segment;

import java.io.Closeable;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that whole records are appended to. After a failure it is what it was before, or is made
 * so before the next record. Used by one thread at a time.
 */
final class GrowingFile implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(GrowingFile.class);

  private final DiskFile file;
  private final long number;
  private long size;
  private boolean clean;

  /**
   * A file that is open already.
   *
   * @param size what counts of the file
   * @param clean whether that is forced and nothing lies behind it
   */
  GrowingFile(DiskFile file, long number, long size, boolean clean) {
    this.file = file;
    this.number = number;
    this.size = size;
    this.clean = clean;
  }

  long number() {
    return number;
  }

  long size() {
    return size;
  }

  /** Appends bytes that {@link RecordHeader#record} made for this place. */
  void append(byte[] record) throws IOException {
    cutOff();
    clean = false;
    try {
      file.write(size, record);
      file.force();
    } catch (IOException unable) {
      tryToCutOff(unable);
      throw unable;
    }
    size += record.length;
    clean = true;
  }

  /** Removes what lies behind the last whole record, unless nothing can. */
  void cutOff() throws IOException {
    if (!clean) {
      file.truncate(size);
      file.force();
      clean = true;
    }
  }

  private void tryToCutOff(IOException cause) {
    try {
      cutOff();
    } catch (IOException again) {
      cause.addSuppressed(again);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException unable) {
      LOG.debug("File {} could not be closed", number, unable);
    }
  }
}
