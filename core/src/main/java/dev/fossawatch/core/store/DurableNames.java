package dev.fossawatch.core.store;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes names that were added, changed or removed in a directory survive a crash. */
public final class DurableNames {
  private DurableNames() {}

  /**
   * Returns once the names are on disk; without effect where the system cannot open directories.
   *
   * <p>The JDK opens directories as channels alone, which an interruption closes. So one that
   * arrives is put off until the names are on disk.
   */
  public static void force(Path directory) throws IOException {
    if (!directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    boolean interrupted = Thread.interrupted();
    try {
      while (!forceUnlessInterrupted(directory)) {
        interrupted |= Thread.interrupted();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static boolean forceUnlessInterrupted(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
      return true;
    } catch (ClosedByInterruptException interrupted) {
      return false;
    }
  }
}
