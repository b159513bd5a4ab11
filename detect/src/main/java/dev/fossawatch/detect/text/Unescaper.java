package dev.fossawatch.detect.text;

/**
 * One round of undoing what may have been done to hide a meaning: percent escapes, HTML character
 * references, backslash escapes, UTF-7, vanishing and look-alike characters. A round undoes one
 * layer of each; {@link Text} keeps the way back.
 */
public final class Unescaper {
  private Unescaper() {}

  /**
   * Fills {@code out} with the next reading of {@code in}.
   *
   * @return whether it differs
   */
  public static boolean unescape(Text in, Text out) {
    out.clear();
    boolean plus = stillEncoded(in);
    boolean changed = false;
    int length = in.length();
    for (int i = 0; i < length; ) {
      int next = step(in, i, length, plus, out);
      changed |= next < 0;
      i = Math.abs(next);
    }
    return changed;
  }

  /**
   * Appends the next character(s) and returns where to go on, negative when something was undone.
   */
  private static int step(Text in, int at, int length, boolean plus, Text out) {
    char c = in.chars()[at];
    int next =
        switch (c) {
          case '%' -> Percent.decodeAt(in, at, length, out);
          case '&' -> Entities.decodeAt(in, at, length, out);
          case '\\' -> Escapes.decodeAt(in, at, length, out);
          case '+' -> Escapes.utf7At(in, at, length, out);
          default -> at;
        };
    if (next > at) {
      return -next;
    }
    return c == '+' && plus ? blank(in, at, out) : keepOrFold(in, at, length, c, out);
  }

  private static int blank(Text in, int at, Text out) {
    out.append(' ', in, at, at + 1);
    return -(at + 1);
  }

  private static int keepOrFold(Text in, int at, int length, char c, Text out) {
    if (Character.isHighSurrogate(c) && at + 1 < length) {
      int folded = Folding.mathematical(Character.toCodePoint(c, in.chars()[at + 1]));
      if (folded > 0) {
        out.append((char) folded, in, at, at + 2);
        return -(at + 2);
      }
    }
    char folded = Folding.fold(c);
    if (folded != Folding.GONE) {
      out.append(folded, in, at, at + 1);
    }
    return folded == c ? at + 1 : -(at + 1);
  }

  /** Whether a plus sign probably stands for a blank: there is one, but no blank. */
  private static boolean stillEncoded(Text in) {
    char[] chars = in.chars();
    boolean plus = false;
    for (int i = 0; i < in.length(); i++) {
      if (chars[i] == ' ') {
        return false;
      }
      plus |= chars[i] == '+';
    }
    return plus;
  }
}
