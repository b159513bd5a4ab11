package dev.fossawatch.core.http;

import org.jspecify.annotations.Nullable;

/** {@code X-Forwarded-For}: addresses between commas, some with ports, IPv6 with or without []. */
enum XForwardedFor implements HopSyntax {
  SYNTAX;

  @Override
  public int elementStart(String line, int end) {
    int floor = Math.max(0, end - MAX_ELEMENT_LENGTH);
    for (int i = end - 1; i >= floor; i--) {
      if (line.charAt(i) == ',') {
        return i + 1;
      }
    }
    return floor == 0 ? 0 : -1;
  }

  @Override
  public @Nullable IpAddress address(String line, int from, int to) {
    return Node.address(line, from, to);
  }
}
