package dev.fossawatch.core.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came back over a connection until it was closed.
 *
 * @param status the status of the first final response
 * @param headers its headers, names in lower case, the last value of each
 * @param body its body, chunks joined
 */
public record Reply(int status, Map<String, String> headers, byte[] body) {

  static Reply parse(byte[] received) throws IOException {
    int start = 0;
    while (true) {
      int end = endOfHead(received, start);
      String[] lines =
          new String(received, start, end - start, StandardCharsets.ISO_8859_1).split("\r\n", -1);
      int status = Integer.parseInt(lines[0].split(" ", 3)[1]);
      start = end + 4;
      if (status >= 200 || status == 101) {
        Map<String, String> headers = headers(lines);
        return new Reply(status, headers, body(received, start, headers));
      }
    }
  }

  private static int endOfHead(byte[] received, int start) throws IOException {
    for (int i = start; i + 3 < received.length; i++) {
      if (received[i] == '\r'
          && received[i + 1] == '\n'
          && received[i + 2] == '\r'
          && received[i + 3] == '\n') {
        return i;
      }
    }
    throw new IOException("no response in: " + new String(received, StandardCharsets.ISO_8859_1));
  }

  private static Map<String, String> headers(String[] lines) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers.put(
          lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
          lines[i].substring(colon + 1).trim());
    }
    return headers;
  }

  private static byte[] body(byte[] received, int start, Map<String, String> headers) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if (!"chunked".equals(headers.get("transfer-encoding"))) {
      body.write(received, start, received.length - start);
      return body.toByteArray();
    }
    int at = start;
    while (at < received.length) {
      int line = at;
      while (line < received.length && received[line] != '\r') {
        line++;
      }
      String size = new String(received, at, line - at, StandardCharsets.ISO_8859_1);
      int length = size.isEmpty() ? 0 : Integer.parseInt(size.trim(), 16);
      if (length == 0) {
        break;
      }
      body.write(received, line + 2, Math.min(length, received.length - line - 2));
      at = line + 2 + length + 2;
    }
    return body.toByteArray();
  }

  /** The body as UTF-8 text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** A header's last value; null where it was not sent. */
  public @Nullable String header(String name) {
    return headers.get(name.toLowerCase(Locale.ROOT));
  }
}
