package dev.fossawatch.servlet;

import dev.fossawatch.core.http.Exchange;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * The beginning of a request body, read before the application.
 *
 * @param bytes what was read, possibly followed by unused room
 * @param length how much was read
 * @param whole whether the body ends here
 */
record HeldBody(byte[] bytes, int length, boolean whole) {
  private static final int FIRST_BYTES = 4 * 1024;

  /**
   * Reads until the body ends, enough is held, or it has taken too long. The time is looked at
   * between reads; a single read waits as long as the container lets it, as the application's own
   * would.
   */
  static HeldBody read(ServletInputStream in, long declared, Exchange exchange) throws IOException {
    int most = exchange.holdBytes();
    int expected = declared < 0 ? FIRST_BYTES : (int) Math.min(declared, most);
    byte[] bytes = new byte[Math.max(1, Math.min(expected, most))];
    int length = 0;
    long since = exchange.holdsSince();
    while (length < most && length != declared) {
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(most, 2L * bytes.length));
      }
      int read = in.read(bytes, length, bytes.length - length);
      if (read < 0) {
        return new HeldBody(bytes, length, true);
      }
      length += read;
      if (exchange.holdsTooLong(since)) {
        break;
      }
    }
    return new HeldBody(bytes, length, length == declared || in.isFinished());
  }
}
