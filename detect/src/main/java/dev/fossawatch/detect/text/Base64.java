package dev.fossawatch.detect.text;

/** Base64 (either alphabet, padding optional) that turns out to hold text. */
public final class Base64 {
  private static final int SHORTEST = 8;

  private Base64() {}

  /** The six bits of a character of either alphabet, or -1. */
  static int value(char c) {
    if (Ascii.isLetter(c)) {
      return c < 'a' ? c - 'A' : c - 'a' + 26;
    }
    if (Ascii.isDigit(c)) {
      return c - '0' + 52;
    }
    return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
  }

  /**
   * Whether the slice has the shape of base64: long enough, one alphabet, padding at the end only.
   */
  public static boolean isShaped(Text text, int from, int to) {
    char[] chars = text.chars();
    int end = to;
    while (end > from && to - end < 2 && chars[end - 1] == '=') {
      end--;
    }
    if (end - from < SHORTEST || (end - from) % 4 == 1) {
      return false;
    }
    for (int i = from; i < end; i++) {
      if (value(chars[i]) < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Decodes a slice that {@linkplain #isShaped is shaped} like base64 into {@code out}.
   *
   * @return whether the outcome is printable ASCII text throughout
   */
  public static boolean decodeText(Text text, int from, int to, Text out) {
    char[] chars = text.chars();
    out.clear();
    int bits = 0;
    int held = 0;
    for (int i = from; i < to && chars[i] != '='; i++) {
      bits = (bits << 6 | value(chars[i])) & 0xFFFFFF;
      held += 6;
      if (held >= 8) {
        held -= 8;
        char c = (char) (bits >> held & 0xFF);
        if (c > 0x7E || (c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
          return false;
        }
        out.append(c, text, Math.max(from, i - 1), i + 1);
      }
    }
    return out.length() > 0;
  }
}
