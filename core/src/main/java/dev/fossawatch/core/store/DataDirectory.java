package dev.fossawatch.core.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where state is kept: databases, and small files that are replaced as a whole. A file is named by
 * letters, digits, {@code .}, {@code _} and {@code -}; it lies in the directory itself.
 * Thread-safe.
 */
public sealed interface DataDirectory extends AutoCloseable permits DiskDirectory, MemoryDirectory {
  /** The largest file that is read or replaced as a whole, in bytes. */
  int MAX_FILE_BYTES = 16 * 1024 * 1024;

  /**
   * Creates the directory with mode 0700 if it is absent, and locks it until it is closed or the
   * process ends. A directory of ours that others may enter is closed to them.
   *
   * @throws DirectoryInUseException if another Fossawatch holds it, in this process or another one
   * @throws UnusableDirectoryException if it belongs to another user; if others may enter it and it
   *     holds files of somebody else; if it is not writable
   */
  static DataDirectory open(Path path) throws UnusableDirectoryException {
    return DiskDirectory.open(path);
  }

  /** A directory that forgets everything at the end of the process, for want of a better one. */
  static DataDirectory memory() {
    return new MemoryDirectory();
  }

  /** The directory on disk; empty where state is kept in memory alone. */
  Optional<Path> path();

  /**
   * The content of a file; empty if there is none.
   *
   * @throws IOException if it cannot be read, is no regular file or is larger than {@link
   *     #MAX_FILE_BYTES}
   */
  Optional<byte[]> read(String name) throws IOException;

  /**
   * Replaces a file as a whole. Once this returns, the new content survives a crash; if it throws,
   * or the process dies meanwhile, the old content or the new one is there, never a mixture.
   */
  void replace(String name, byte[] content) throws IOException;

  /** Removes a file; without effect if there is none. */
  void delete(String name) throws IOException;

  /** Renames a file to {@code name.imported}, in place of one of that name. */
  void setAside(String name) throws IOException;

  /** Releases the lock. Files are not to be used afterwards. */
  @Override
  void close();
}
