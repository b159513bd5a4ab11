package dev.fossawatch.servlet;

import dev.fossawatch.core.http.Exchange;
import dev.fossawatch.core.http.Verdict;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** First what was held back, then the rest of the body, which is judged as it streams by. */
final class ReplayInputStream extends ServletInputStream {
  private static final byte[] NONE = new byte[0];

  private final HeldBody held;
  private final ServletInputStream rest;
  private final Exchange exchange;
  private int position;
  private boolean lastJudged;

  ReplayInputStream(HeldBody held, ServletInputStream rest, Exchange exchange) {
    this.held = held;
    this.rest = rest;
    this.exchange = exchange;
    lastJudged = held.whole();
  }

  @Override
  public int read() throws IOException {
    byte[] octet = new byte[1];
    return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int left = held.length() - position;
    if (left > 0) {
      int taken = Math.min(left, length);
      System.arraycopy(held.bytes(), position, bytes, offset, taken);
      position += taken;
      return taken;
    }
    return held.whole() ? -1 : readRest(bytes, offset, length);
  }

  private int readRest(byte[] bytes, int offset, int length) throws IOException {
    refuseIfJudged(exchange.verdict());
    int read;
    try {
      read = rest.read(bytes, offset, length);
    } catch (IOException failure) {
      exchange.connectionFailed(failure);
      throw failure;
    }
    if (read > 0) {
      exchange.received(read);
      judge(bytes, offset, read, rest.isFinished());
    } else if (read < 0) {
      judge(NONE, 0, 0, true);
    }
    return read;
  }

  private void judge(byte[] bytes, int offset, int length, boolean last) throws IOException {
    if (!lastJudged) {
      lastJudged = last;
      refuseIfJudged(exchange.body(bytes, offset, length, last));
    }
  }

  private static void refuseIfJudged(Verdict verdict) throws RefusedBodyException {
    if (!(verdict instanceof Verdict.Allow)) {
      throw new RefusedBodyException();
    }
  }

  @Override
  public int available() throws IOException {
    int left = held.length() - position;
    return left > 0 ? left : rest.available();
  }

  private boolean isDrained() {
    return position == held.length();
  }

  @Override
  public boolean isFinished() {
    return isDrained() && (held.whole() || rest.isFinished());
  }

  @Override
  public boolean isReady() {
    return !isDrained() || held.whole() || rest.isReady();
  }

  /** The container calls back when the rest has come; what was held is handed over before it. */
  @Override
  public void setReadListener(ReadListener listener) {
    rest.setReadListener(
        new ReadListener() {
          @Override
          public void onDataAvailable() throws IOException {
            listener.onDataAvailable();
          }

          @Override
          public void onAllDataRead() throws IOException {
            if (!isDrained()) {
              listener.onDataAvailable();
            }
            listener.onAllDataRead();
          }

          @Override
          public void onError(Throwable failure) {
            exchange.connectionFailed(failure);
            listener.onError(failure);
          }
        });
  }

  @Override
  public void close() throws IOException {
    rest.close();
  }
}
