package dev.fossawatch.core.metrics;

/**
 * Tells the names in a path from the values by their look: numbers, UUIDs, hashes, tokens, dates,
 * addresses and whatever is percent-encoded are values. One pass over the characters, no state.
 */
final class SegmentShape {
  private static final int MAX_NAME = 48;
  private static final int TOKEN = 16;

  private SegmentShape() {}

  /** Whether the characters of a path from {@code from} to {@code to} look like a value. */
  static boolean isValue(String path, int from, int to) {
    int length = to - from;
    int digits = 0;
    int upper = 0;
    int lower = 0;
    int hex = 0;
    for (int i = from; i < to; i++) {
      char c = path.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c >= 'a' && c <= 'z') {
        lower++;
      } else if (c >= 'A' && c <= 'Z') {
        upper++;
      } else if (c != '-' && c != '_' && c != '.') {
        return true;
      }
      hex += isHexLetter(c) ? 1 : 0;
    }
    return length > MAX_NAME
        || digits + lower + upper == 0
        || hasNumber(path, from, length, digits)
        || isRandom(length, digits, upper, lower, hex);
  }

  /** Three digits or more, or more digits than anything else; a version such as v2 is a name. */
  private static boolean hasNumber(String path, int from, int length, int digits) {
    boolean version = (path.charAt(from) | 0x20) == 'v' && digits == length - 1 && digits <= 2;
    return digits >= 3 || (digits * 2 > length && !version);
  }

  /** Long and either digits among the letters, letters of both cases, or nothing but hex. */
  private static boolean isRandom(int length, int digits, int upper, int lower, int hex) {
    return length >= TOKEN
        && ((digits > 0 && digits + upper + lower == length)
            || (upper * 4 >= length && lower * 4 >= length)
            || hex == length);
  }

  private static boolean isHexLetter(char c) {
    return (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}
