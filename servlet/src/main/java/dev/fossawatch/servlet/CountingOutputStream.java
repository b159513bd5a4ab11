package dev.fossawatch.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** Counts what the application writes, and notices when the client is gone. */
final class CountingOutputStream extends ServletOutputStream {
  private final ServletOutputStream out;
  private final MonitoredResponse response;

  CountingOutputStream(ServletOutputStream out, MonitoredResponse response) {
    this.out = out;
    this.response = response;
  }

  @Override
  public void write(int octet) throws IOException {
    response.writing(1);
    try {
      out.write(octet);
    } catch (IOException failure) {
      throw response.failed(failure);
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    response.writing(length);
    try {
      out.write(bytes, offset, length);
    } catch (IOException failure) {
      throw response.failed(failure);
    }
  }

  /** The container's own, because containers differ in the charset; all other text ends here. */
  @Override
  public void print(String text) throws IOException {
    response.printing(String.valueOf(text));
    try {
      out.print(text);
    } catch (IOException failure) {
      throw response.failed(failure);
    }
  }

  @Override
  public void flush() throws IOException {
    response.flushing();
    try {
      out.flush();
    } catch (IOException failure) {
      throw response.failed(failure);
    }
  }

  @Override
  public void close() throws IOException {
    response.closing();
    try {
      out.close();
    } catch (IOException failure) {
      throw response.failed(failure);
    }
  }

  @Override
  public boolean isReady() {
    return out.isReady();
  }

  @Override
  public void setWriteListener(WriteListener listener) {
    response.becomesNonBlocking();
    out.setWriteListener(new WatchedWriteListener(listener, response));
  }
}
