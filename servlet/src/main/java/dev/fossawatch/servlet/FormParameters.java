package dev.fossawatch.servlet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parameters of a URL-encoded form, in the order they were sent (WHATWG URL, section 5.1, save that
 * the charset is the request's own).
 */
final class FormParameters {
  private static final int MOST = 1000;

  private final Charset charset;
  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private int count;

  FormParameters(Charset charset) {
    this.charset = charset;
  }

  /** Takes over parameters that are decoded already. */
  void addAll(Map<String, String[]> decoded) {
    decoded.forEach(
        (name, all) -> values.computeIfAbsent(name, n -> new ArrayList<>()).addAll(List.of(all)));
  }

  /**
   * Adds the parameters of a body.
   *
   * @throws IllegalStateException if it holds more than 1000
   */
  void parse(byte[] body) {
    int start = 0;
    for (int i = 0; i <= body.length; i++) {
      if (i == body.length || body[i] == '&') {
        if (i > start) {
          add(body, start, i);
        }
        start = i + 1;
      }
    }
  }

  private void add(byte[] body, int start, int end) {
    if (++count > MOST) {
      throw new IllegalStateException("a form of more than " + MOST + " parameters");
    }
    int equals = start;
    while (equals < end && body[equals] != '=') {
      equals++;
    }
    String name = decode(body, start, equals);
    String value = equals < end ? decode(body, equals + 1, end) : "";
    values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
  }

  private String decode(byte[] body, int start, int end) {
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(end - start);
    for (int i = start; i < end; i++) {
      int high = i + 2 < end ? Character.digit(body[i + 1], 16) : -1;
      int low = i + 2 < end ? Character.digit(body[i + 2], 16) : -1;
      if (body[i] == '%' && high >= 0 && low >= 0) {
        decoded.write(high << 4 | low);
        i += 2;
      } else {
        decoded.write(body[i] == '+' ? ' ' : body[i]);
      }
    }
    return decoded.toString(charset);
  }

  /** All parameters, the names in the order they first came. */
  Map<String, String[]> toMap() {
    Map<String, String[]> map = new LinkedHashMap<>();
    values.forEach((name, all) -> map.put(name, all.toArray(String[]::new)));
    return map;
  }
}
