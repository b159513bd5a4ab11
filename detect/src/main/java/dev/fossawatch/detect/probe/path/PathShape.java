package dev.fossawatch.detect.probe.path;

import dev.fossawatch.detect.text.Ascii;

/**
 * How a value moves through a tree: steps up, steps that stay, and whether dots and separators are
 * written in an unusual way. Also tells a path from prose with a path in it.
 */
final class PathShape {
  private char[] chars = {};
  private int length;
  private int ups;
  private int here;
  private int from;
  private int to;
  private boolean disguised;
  private boolean prose;

  int ups() {
    return ups;
  }

  int here() {
    return here;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  boolean disguised() {
    return disguised;
  }

  /** Whether there are words beside the path. */
  boolean prose() {
    return prose;
  }

  void read(char[] newChars, int newLength) {
    chars = newChars;
    length = newLength;
    ups = 0;
    here = 0;
    from = 0;
    to = 0;
    disguised = false;
    prose = isProse();
    int i = 0;
    while (i < length) {
      int dots = dotWidth(i);
      i = dots > 0 ? run(i) : i + 1;
    }
  }

  private boolean isProse() {
    int start = Ascii.skipSpaces(chars, 0, length);
    int words = 0;
    for (int i = start + 1; i < length - 1; i++) {
      boolean blank = chars[i] == ' ' || chars[i] == '\n';
      boolean name =
          Ascii.startsWith(chars, i + 1, length, "files")
              || Ascii.startsWith(chars, i + 1, length, "group")
              || Ascii.startsWith(chars, i + 1, length, "and settings")
              || Ascii.startsWith(chars, i + 1, length, "settings");
      if (blank && !name && Ascii.isLetter(chars[i + 1])) {
        words++;
      }
    }
    return words > 0;
  }

  /** How many characters stand for a dot here; 0: none does. */
  private int dotWidth(int i) {
    char c = chars[i];
    if (c == '.' || c == '\uFF0E' || c == '\u2024') {
      return 1;
    }
    return c == '0' && Ascii.startsWith(chars, i, length, "0x2e") ? 4 : 0;
  }

  /** How many characters stand for a separator here; 0: none does. */
  private int separatorWidth(int i) {
    if (i >= length) {
      return 0;
    }
    char c = chars[i];
    if (c == '/' || c == '\\') {
      return 1;
    }
    if (isOddSeparator(c)) {
      return 1;
    }
    if (c == '0'
        && (Ascii.startsWith(chars, i, length, "0x2f")
            || Ascii.startsWith(chars, i, length, "0x5c"))) {
      return 4;
    }
    return (c == '2' && Ascii.startsWith(chars, i, length, "2f."))
            || (c == '5' && Ascii.startsWith(chars, i, length, "5c."))
        ? 2
        : 0;
  }

  private static boolean isOddSeparator(char c) {
    return c == '\u2215' || c == '\u2216' || c == '\u2044' || (c >= '\uE000' && c <= '\uF8FF');
  }

  /** A run of dots; what stands around it makes it a step. */
  private int run(int start) {
    int i = start;
    int dots = 0;
    while (i < length && (dotWidth(i) > 0 || (dots > 0 && chars[i] == 0))) {
      disguised |= dots > 0 && chars[i] == 0;
      dots += chars[i] == 0 ? 0 : 1;
      i += chars[i] == 0 ? 1 : dotWidth(i);
    }
    int params = i < length && chars[i] == ';' ? i + 1 : i;
    int width = separatorWidth(params);
    boolean ends = width > 0 || i == length;
    if (!ends || !isStepStart(start)) {
      return i;
    }
    if (dots == 1) {
      here += width > 0 && start > 0 ? 1 : 0;
    } else if (width > 0 || start > 0) {
      step(start, params + width, dots, params > i, width);
    }
    return i;
  }

  private boolean isStepStart(int start) {
    if (start == 0) {
      return true;
    }
    char before = chars[start - 1];
    boolean separator = before == '/' || before == '\\' || isOddSeparator(before);
    return separator
        || " \t\n=\"'`(:;,|<>{[?&@".indexOf(before) >= 0
        || before == 'f'
        || before == 'c'
        || before == 'F'
        || before == 'C';
  }

  private void step(int start, int end, int dots, boolean params, int width) {
    char separator = chars[Math.min(length - 1, end - 1)];
    char before = start > 0 ? chars[start - 1] : '/';
    boolean after = end < length && separatorWidth(end) > 0;
    if (dots > 2 && width == 0) {
      return;
    }
    from = ups == 0 ? start : from;
    to = Math.min(end, length);
    ups++;
    boolean ellipsis = dots == 3 && start == 0 && !after && !params;
    disguised |=
        (dots > 2 && !ellipsis)
            || params
            || after
            || separator != '/'
            || width > 1
            || (before != '/' && before == '\\');
  }
}
