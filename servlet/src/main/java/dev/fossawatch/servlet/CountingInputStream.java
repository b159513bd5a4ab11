package dev.fossawatch.servlet;

import dev.fossawatch.core.http.Exchange;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** Counts what the application reads, and notices when the client is gone. */
final class CountingInputStream extends ServletInputStream {
  private final ServletInputStream in;
  private final Exchange exchange;

  CountingInputStream(ServletInputStream in, Exchange exchange) {
    this.in = in;
    this.exchange = exchange;
  }

  @Override
  public int read() throws IOException {
    try {
      int read = in.read();
      if (read >= 0) {
        exchange.received(1);
      }
      return read;
    } catch (IOException failure) {
      exchange.connectionFailed(failure);
      throw failure;
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      int read = in.read(bytes, offset, length);
      if (read > 0) {
        exchange.received(read);
      }
      return read;
    } catch (IOException failure) {
      exchange.connectionFailed(failure);
      throw failure;
    }
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }

  @Override
  public boolean isFinished() {
    return in.isFinished();
  }

  @Override
  public boolean isReady() {
    return in.isReady();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    in.setReadListener(listener);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
