package dev.fossawatch.core.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a directory for one Fossawatch: against other processes by a file lock, which the system
 * releases when the process dies; against others in this JVM, whatever class loader they came from,
 * by an entry in the system properties (see RATIONALE.md).
 */
final class DirectoryLock implements AutoCloseable {
  static final String FILE = "fossawatch.lock";
  private static final Logger LOG = LoggerFactory.getLogger(DirectoryLock.class);

  private final Properties held;
  private final String key;
  private final FileChannel channel;

  private DirectoryLock(Properties held, String key, FileChannel channel) {
    this.held = held;
    this.key = key;
    this.channel = channel;
  }

  static DirectoryLock acquire(Path directory) throws IOException {
    Properties held = System.getProperties();
    String key = "dev.fossawatch.held." + directory;
    if (held.putIfAbsent(key, "true") != null) {
      throw inUse(directory);
    }
    FileChannel channel = null;
    try {
      channel = lock(directory);
      return new DirectoryLock(held, key, channel);
    } finally {
      if (channel == null) {
        held.remove(key);
      }
    }
  }

  private static FileChannel lock(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    OwnerOnly.create(file);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    boolean locked = false;
    try {
      locked = channel.tryLock() != null;
    } catch (OverlappingFileLockException another) {
      LOG.debug("{} is locked in this JVM", file, another);
    } finally {
      if (!locked) {
        channel.close();
      }
    }
    if (!locked) {
      throw inUse(directory);
    }
    return channel;
  }

  private static DirectoryInUseException inUse(Path directory) {
    return new DirectoryInUseException(
        "The data directory " + directory + " is in use by another Fossawatch.");
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException unable) {
      LOG.debug("The lock of {} ends with the process", key, unable);
    }
    held.remove(key);
  }
}
