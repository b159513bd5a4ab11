package dev.fossawatch.core.http;

import org.jspecify.annotations.Nullable;

/**
 * {@code Forwarded} (RFC 7239 §4): elements between commas, each of {@code name=value} pairs
 * between semicolons, values being tokens or quoted strings with escapes.
 */
enum Forwarded implements HopSyntax {
  SYNTAX;

  @Override
  public int elementStart(String line, int end) {
    int floor = Math.max(0, end - MAX_ELEMENT_LENGTH);
    boolean quoted = false;
    for (int i = end - 1; i >= floor; i--) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted || isEscaped(line, i, floor);
      } else if (c == ',' && !quoted) {
        return i + 1;
      }
    }
    return floor == 0 && !quoted ? 0 : -1;
  }

  private static boolean isEscaped(String line, int quote, int floor) {
    int first = quote;
    while (first > floor && line.charAt(first - 1) == '\\') {
      first--;
    }
    return (quote - first) % 2 == 1;
  }

  @Override
  public @Nullable IpAddress address(String line, int from, int to) {
    IpAddress found = null;
    int end;
    for (int at = from; at < to; at = end + 1) {
      end = pairEnd(line, at, to);
      int name = HopSyntax.skipSpace(line, at, end);
      if (isFor(line, name, end)) {
        IpAddress value = valueAddress(line, name + 4, HopSyntax.trimEnd(line, name, end));
        if (value == null || found != null) {
          return null;
        }
        found = value;
      }
    }
    return found;
  }

  private static boolean isFor(String line, int from, int to) {
    return to - from > 4 && line.regionMatches(true, from, "for=", 0, 4);
  }

  private static int pairEnd(String line, int from, int to) {
    boolean quoted = false;
    for (int i = from; i < to; i++) {
      char c = line.charAt(i);
      if (c == ';' && !quoted) {
        return i;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == '\\' && quoted) {
        i++;
      }
    }
    return to;
  }

  private static @Nullable IpAddress valueAddress(String line, int from, int to) {
    if (to - from < 2 || line.charAt(from) != '"') {
      return Node.address(line, from, to);
    }
    int closing = to - 1;
    if (line.charAt(closing) != '"') {
      return null;
    }
    if (IpAddress.indexOf(line, '\\', from, closing) < 0) {
      return Node.address(line, from + 1, closing);
    }
    String plain = unescaped(line, from + 1, closing);
    return Node.address(plain, 0, plain.length());
  }

  private static String unescaped(String line, int from, int to) {
    StringBuilder plain = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      char c = line.charAt(i);
      plain.append(c == '\\' && i + 1 < to ? line.charAt(++i) : c);
    }
    return plain.toString();
  }
}
