package dev.fossawatch.core.store.segment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The few operations on one directory that records need. What a method changes may be lost in a
 * power loss, in part or as a whole, until the matching {@code force} returned. Thread-safe.
 */
public interface Disk {
  /**
   * A directory of the file system. Its files belong to the owner alone (mode 0600), and an
   * interruption of the calling thread neither closes nor tears them.
   */
  static Disk of(Path directory) {
    return new RealDisk(directory);
  }

  /** The names of the regular files, in no order. */
  List<String> list() throws IOException;

  /**
   * Creates an empty file.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is one
   */
  DiskFile create(String name) throws IOException;

  /**
   * Opens a file for reading and writing; not to be called while it may be deleted.
   *
   * @throws java.nio.file.NoSuchFileException if there is none
   */
  DiskFile open(String name) throws IOException;

  /**
   * Opens a file for reading.
   *
   * @throws java.nio.file.NoSuchFileException if there is none
   */
  DiskFile openForReading(String name) throws IOException;

  /** Gives a file another name, in place of a file that had it; open files stay open. */
  void rename(String from, String to) throws IOException;

  /** Removes a file; without effect if there is none. */
  void delete(String name) throws IOException;

  /** Makes what was created, renamed and deleted so far durable. */
  void force() throws IOException;
}
