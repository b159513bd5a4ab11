package dev.fossawatch.server.gateway;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file that lines are added to. Where it was moved or deleted, as by logrotate, a new one of its
 * name is begun. New files may be read by their owner and group alone.
 */
final class LogFile implements LogSink {
  private static final Set<OpenOption> APPEND =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);

  private final Path path;
  private @Nullable FileChannel channel;
  private @Nullable Object key;
  private boolean torn;

  private LogFile(Path path) {
    this.path = path;
  }

  /**
   * Opens the file for the first time.
   *
   * @throws IOException with a message for people
   */
  static LogFile open(String file) throws IOException {
    LogFile opened = new LogFile(Path.of(file));
    try {
      opened.opened();
    } catch (IOException unusable) {
      throw new IOException(
          "the access log " + file + " cannot be written (" + unusable + ")", unusable);
    }
    return opened;
  }

  @Override
  public synchronized void write(byte[] lines) throws IOException {
    FileChannel file = opened();
    long before = file.size();
    try {
      writeAll(file, torn ? new byte[] {'\n'} : new byte[0]);
      torn = false;
      writeAll(file, lines);
    } catch (IOException fault) {
      cutBack(file, before);
      throw fault;
    }
  }

  private static void writeAll(FileChannel file, byte[] bytes) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      file.write(rest);
    }
  }

  /** Takes back half a line, so that the next does not go on from it. */
  private void cutBack(FileChannel file, long size) {
    try {
      file.truncate(size);
    } catch (IOException impossible) {
      torn = true;
    }
  }

  private FileChannel opened() throws IOException {
    FileChannel current = channel;
    if (current != null && current.isOpen() && Objects.equals(key, keyOfPath())) {
      return current;
    }
    closeChannel();
    FileChannel opened = FileChannel.open(path, APPEND, attributes());
    channel = opened;
    key = keyOfPath();
    torn = false;
    return opened;
  }

  /** What tells the file that now has the name from others; null where there is none. */
  private @Nullable Object keyOfPath() throws IOException {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    } catch (NoSuchFileException gone) {
      return null;
    }
  }

  private FileAttribute<?>[] attributes() {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----"))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public synchronized void reopen() throws IOException {
    closeChannel();
    FileChannel unused = opened();
  }

  private void closeChannel() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException nothingLost) {
      channel = null;
    }
  }

  @Override
  public synchronized void close() {
    closeChannel();
  }
}
