package dev.fossawatch.detect.text;

/**
 * HTML character references: numeric ones with or without semicolon, and the named ones that hide
 * syntax.
 */
final class Entities {
  private static final String NAMED =
      "lt gt quot apos amp nbsp tab newline colon lpar rpar equals sol bsol lbrace rbrace lcub rcub"
          + " lsqb rsqb comma period semi num excl dollar percnt plus grave vert ast quest commat"
          + " lowbar hyphen dash equiv";
  private static final String MEANING = "<>\"'&\u00a0\t\n:()=/\\{}{}[],.;#!$%+`|*?@_---";
  private static final Words NAMES = Words.of(NAMED);
  private static final int LONGEST_NAME = 8;
  private static final int MOST_DIGITS = 8;

  private Entities() {}

  /**
   * Appends what the reference at {@code at} (an ampersand) means and returns its end, or {@code
   * at}.
   */
  static int decodeAt(Text source, int at, int to, Text out) {
    return at + 1 < to && source.chars()[at + 1] == '#'
        ? numeric(source, at, to, out)
        : named(source, at, to, out);
  }

  private static int named(Text source, int at, int to, Text out) {
    char[] chars = source.chars();
    int end = at + 1;
    while (end < to && end - at <= LONGEST_NAME && Ascii.isLetter(chars[end])) {
      end++;
    }
    int name = NAMES.find(chars, at + 1, end);
    if (name < 0 || (end < to && chars[end] != ';') || end == to) {
      return at;
    }
    out.append(MEANING.charAt(name), source, at, end + 1);
    return end + 1;
  }

  private static int numeric(Text source, int at, int to, Text out) {
    char[] chars = source.chars();
    boolean hex = at + 2 < to && (chars[at + 2] | 0x20) == 'x';
    int start = at + (hex ? 3 : 2);
    int end = start;
    int code = 0;
    while (end < to && end - start < MOST_DIGITS && digit(chars[end], hex) >= 0) {
      code = code * (hex ? 16 : 10) + digit(chars[end++], hex);
    }
    if (end == start || code < 0 || code > 0x10FFFF) {
      return at;
    }
    int after = end < to && chars[end] == ';' ? end + 1 : end;
    out.appendCodePoint(code, source, at, after);
    return after;
  }

  private static int digit(char c, boolean hex) {
    return hex ? Ascii.hex(c) : Ascii.isDigit(c) ? c - '0' : -1;
  }
}
