package dev.fossawatch.core.metrics.system;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A kernel file that is read again and again. It stays open between readings, since opening costs
 * more than reading; it is opened anew after a failure, and one that cannot be opened is tried
 * again only every {@value #RETRY_EVERY} readings. Not thread-safe.
 */
final class ProcFile implements AutoCloseable {
  private static final int RETRY_EVERY = 10;

  private final Path path;
  private final Scratch scratch;
  private final int limit;
  private @Nullable FileChannel channel;
  private int readingsToSkip;

  ProcFile(Path path, Scratch scratch) {
    this(path, scratch, Scratch.CAPACITY);
  }

  /** Reads only the whole lines among the first {@code limit} bytes. */
  ProcFile(Path path, Scratch scratch, int limit) {
    this.path = path;
    this.scratch = scratch;
    this.limit = limit;
  }

  /** The text of a file that is read too seldom to be kept open; as {@link #read}. */
  static ProcText readOnce(Path path, Scratch scratch) {
    try (ProcFile file = new ProcFile(path, scratch)) {
      return file.read();
    }
  }

  /**
   * The text of the file as it is now; empty if it cannot be read. The text is shared by all files
   * of one scratch and good until the next of them is read.
   */
  ProcText read() {
    if (readingsToSkip > 0) {
      readingsToSkip--;
      return scratch.nothing();
    }
    try {
      return scratch.take(fill(open()), limit);
    } catch (IOException | RuntimeException unreadable) {
      readingsToSkip = channel == null ? RETRY_EVERY - 1 : 0;
      close();
      return scratch.nothing();
    }
  }

  private FileChannel open() throws IOException {
    FileChannel open = channel;
    if (open == null) {
      open = FileChannel.open(path, StandardOpenOption.READ);
      channel = open;
    }
    return open;
  }

  private ByteBuffer fill(FileChannel from) throws IOException {
    ByteBuffer buffer = scratch.buffer(limit);
    long position = 0;
    int count = from.read(buffer, position);
    while (count > 0 && buffer.hasRemaining()) {
      position += count;
      count = from.read(buffer, position);
    }
    return buffer;
  }

  @Override
  public void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException alreadyUseless) {
      // A file that was only read has nothing to lose.
    }
    channel = null;
  }
}
