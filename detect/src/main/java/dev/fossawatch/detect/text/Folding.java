package dev.fossawatch.detect.text;

/**
 * Characters that a program further on may turn into ASCII: fullwidth and circled forms, letters of
 * mathematics, the look-alikes that character set conversions map to syntax, and characters without
 * width, which vanish.
 */
final class Folding {
  /** Stands for "leave it out". */
  static final char GONE = '\uFFFF';

  private static final String LOOK_ALIKE =
      "\u2013-\u02B9'\u02BC'\u02BA\"\u2032'\u2033\"\u2018'\u2019'\u201C\"\u201D\"\u2329<\u232A>\u3008<\u3009>\uFE64<\uFE65>\u2215/\u2044/\u29F8/"
          + "\u2216\\\uFE68\\\u29F5\\\u2024.\u3002.\uFE52.\u037E;\uFE54;\u017Fs\u212Ak\u0131i\u0130i\uFE59(\uFE5A)"
          + "\uFE63-\uFE66=\uFE61*\uFE60&\uFE6A%\uFE69$\u3000 ";

  private Folding() {}

  /** What {@code c} may become: an ASCII character, {@link #GONE}, or itself. */
  static char fold(char c) {
    if (c < 0x80) {
      return c == 0 ? GONE : c;
    }
    if (c >= 0xFF01 && c <= 0xFF5E) {
      return (char) (c - 0xFF01 + '!');
    }
    if (c >= 0x24B6 && c <= 0x24E9) {
      return c < 0x24D0 ? (char) (c - 0x24B6 + 'A') : (char) (c - 0x24D0 + 'a');
    }
    if (vanishes(c)) {
      return GONE;
    }
    return lookAlike(c);
  }

  private static boolean vanishes(char c) {
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF || c == 0xAD;
  }

  private static char lookAlike(char c) {
    for (int i = 0; i < LOOK_ALIKE.length(); i += 2) {
      if (LOOK_ALIKE.charAt(i) == c) {
        return LOOK_ALIKE.charAt(i + 1);
      }
    }
    return c;
  }

  /**
   * The ASCII letter or digit that a mathematical letter outside the basic plane stands for, or -1.
   */
  static int mathematical(int codePoint) {
    if (codePoint >= 0x1D400 && codePoint < 0x1D6A4) {
      int letter = (codePoint - 0x1D400) % 52;
      return letter < 26 ? 'A' + letter : 'a' + letter - 26;
    }
    return codePoint >= 0x1D7CE && codePoint <= 0x1D7FF ? '0' + (codePoint - 0x1D7CE) % 10 : -1;
  }
}
