package dev.fossawatch.core.http;

import org.jspecify.annotations.Nullable;

/**
 * A node as RFC 7239 §6 has it and as {@code X-Forwarded-For} and servers write it: an address, in
 * brackets or not, with a port or not. {@code unknown} and {@code _hidden} are no address.
 */
final class Node {
  private Node() {}

  static @Nullable IpAddress address(String text, int from, int to) {
    if (from < to && text.charAt(from) == '[') {
      return bracketed(text, from + 1, to);
    }
    int colon = IpAddress.indexOf(text, ':', from, to);
    if (colon < 0 || IpAddress.indexOf(text, ':', colon + 1, to) >= 0) {
      return IpAddress.parse(text, from, to);
    }
    return isPort(text, colon, to) ? IpAddress.parse(text, from, colon) : null;
  }

  private static @Nullable IpAddress bracketed(String text, int from, int to) {
    int close = IpAddress.indexOf(text, ']', from, to);
    boolean wellFormed = close >= 0 && (close + 1 == to || isPort(text, close + 1, to));
    return wellFormed ? new Ipv6Parser(text, from, close).parse() : null;
  }

  /** A colon and one to five digits, or the {@code _} and name of a hidden port. */
  private static boolean isPort(String text, int colon, int to) {
    int first = colon + 1;
    if (text.charAt(colon) != ':' || first == to) {
      return false;
    }
    if (text.charAt(first) == '_') {
      return true;
    }
    for (int i = first; i < to; i++) {
      if (!IpAddress.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return to - first <= 5;
  }
}
