package dev.fossawatch.core.store;

import java.io.IOException;
import java.util.List;

/** A file of lines that only grows, up to its cap. Thread-safe. */
public interface AppendLog extends AutoCloseable {

  /**
   * Appends one line. Once this returns, it survives a crash.
   *
   * @param line without a line break
   */
  void append(String line) throws IOException;

  /**
   * The last complete lines, oldest first, as far as they lie in the last MiB of the current file
   * and of the one before it.
   *
   * @param max how many at most, at least 1
   */
  List<String> latest(int max) throws IOException;

  @Override
  void close();
}
