package dev.fossawatch.server.gateway;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Where whole lines go. Used by one thread, save {@link #close}. */
interface LogSink extends AutoCloseable {

  /**
   * Writes lines: all of them or, as far as that can be had, none.
   *
   * @throws IOException where that is impossible now; it may be possible later
   */
  void write(byte[] lines) throws IOException;

  /**
   * Goes on in a newly opened file.
   *
   * @throws IOException where it cannot be opened; the next write tries again
   */
  void reopen() throws IOException;

  @Override
  void close();

  /** The standard output of this process, which stays open. */
  static LogSink standardOutput() {
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    return new LogSink() {
      @Override
      public void write(byte[] lines) throws IOException {
        out.write(lines);
      }

      @Override
      public void reopen() {}

      @Override
      public void close() {}
    };
  }
}
