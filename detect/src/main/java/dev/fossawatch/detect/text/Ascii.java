package dev.fossawatch.detect.text;

/** What the detectors ask about single characters and short slices, in ASCII and without locale. */
public final class Ascii {
  private Ascii() {}

  /** The lower case of an ASCII letter, anything else unchanged. */
  public static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
  }

  public static boolean isLetter(char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  }

  public static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Letters, digits and the underscore. */
  public static boolean isWord(char c) {
    return isLetter(c) || isDigit(c) || c == '_';
  }

  /** The blank and everything below it. */
  public static boolean isSpace(char c) {
    return c <= ' ' || c == 0xA0;
  }

  /** The value of a hexadecimal digit, or -1. */
  public static int hex(char c) {
    if (isDigit(c)) {
      return c - '0';
    }
    char low = lower(c);
    return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
  }

  /** Whether {@code word} (lower case) stands at {@code at}, in any case, before {@code end}. */
  public static boolean startsWith(char[] chars, int at, int end, String word) {
    if (at < 0 || at + word.length() > end) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (lower(chars[at + i]) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The first index from {@code at} on that holds no blank. */
  public static int skipSpaces(char[] chars, int at, int end) {
    int i = at;
    while (i < end && isSpace(chars[i])) {
      i++;
    }
    return i;
  }

  /** The first index from {@code at} on that holds no word character. */
  public static int skipWord(char[] chars, int at, int end) {
    int i = at;
    while (i < end && isWord(chars[i])) {
      i++;
    }
    return i;
  }

  /** Where {@code word} (lower case) first occurs in any case in {@code [from, to)}, or -1. */
  public static int indexOf(char[] chars, int from, int to, String word) {
    char first = word.charAt(0);
    for (int i = from; i <= to - word.length(); i++) {
      if (lower(chars[i]) == first && startsWith(chars, i, to, word)) {
        return i;
      }
    }
    return -1;
  }
}
