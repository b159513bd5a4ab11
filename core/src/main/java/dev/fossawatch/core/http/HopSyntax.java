package dev.fossawatch.core.http;

import org.jspecify.annotations.Nullable;

/**
 * How a header lists the hops of a request, nearest last. Elements are found from the right,
 * because only the rightmost ones were written by someone who is trusted: what a client put to
 * their left, such as a quote it never closes, must not change how they are read.
 */
interface HopSyntax {

  /** No element anyone needs is longer; one that is reads as garbage. */
  int MAX_ELEMENT_LENGTH = 512;

  /** Where the element that ends before {@code end} begins; −1 where it is too long or garbage. */
  int elementStart(String line, int end);

  /** The address in an element, which is not blank; null where it tells none. */
  @Nullable IpAddress address(String line, int from, int to);

  /** The first position that is no space or tab. */
  static int skipSpace(String line, int from, int to) {
    int at = from;
    while (at < to && isSpace(line.charAt(at))) {
      at++;
    }
    return at;
  }

  /** The position after the last character that is no space or tab. */
  static int trimEnd(String line, int from, int to) {
    int end = to;
    while (end > from && isSpace(line.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }
}
