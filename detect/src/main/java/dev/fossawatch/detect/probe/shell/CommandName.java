package dev.fossawatch.detect.probe.shell;

import dev.fossawatch.detect.text.Ascii;

/**
 * The name of a command as the shell understands it: without its directory, and without quotes,
 * backslashes, carets and empty variables within it. Globs stand for themselves.
 */
final class CommandName {
  private static final int LONGEST = 32;

  private final char[] plain = new char[LONGEST];
  private int size;
  private int kind;
  private boolean disguised;
  private boolean directory;

  /** The group of {@link ShellWords} the name is in. */
  int kind() {
    return kind;
  }

  /** Whether there was something within the name that the shell takes out. */
  boolean disguised() {
    return disguised;
  }

  /** Whether the name has a directory of programs before it. */
  boolean inDirectory() {
    return directory;
  }

  /** Whether the command is one of those that are followed by a verb. */
  boolean hasVerbs() {
    return size == 3
        && (Ascii.startsWith(plain, 0, 3, "net") || Ascii.startsWith(plain, 0, 3, "reg"));
  }

  boolean isShort() {
    return size <= 2;
  }

  /** The end of the command name at {@code from}, or -1 when none is there. */
  int read(char[] chars, int from, int length) {
    disguised = false;
    int start = directoryEnd(chars, from, length);
    directory = start > from;
    boolean glob = false;
    size = 0;
    int i = start;
    while (i < length && size < LONGEST) {
      int skip = hidden(chars, i, length);
      if (skip > 0) {
        disguised |= size > 0 || Ascii.isLetter(chars[Math.min(length - 1, i + skip)]);
        i += skip;
        continue;
      }
      glob |= isGlob(chars[i]);
      if (!isName(chars[i])) {
        break;
      }
      plain[size++] = chars[i++];
    }
    return end(chars, i, start, glob);
  }

  private int end(char[] chars, int i, int start, boolean glob) {
    if (directory && glob && size > 1) {
      kind = ShellWords.PLAIN;
      disguised = true;
      return i;
    }
    int length = size;
    if (length > 4 && Ascii.startsWith(plain, length - 4, length, ".exe")) {
      length -= 4;
    }
    kind = ShellWords.COMMANDS.find(plain, 0, length);
    disguised &= i - start > size + 1 || (i > start && disguised && isInner(chars, start, i));
    return kind < 0 ? -1 : i;
  }

  /** Whether the last thing taken out stands within the name and not at its end. */
  private static boolean isInner(char[] chars, int start, int end) {
    return end > start && Ascii.isLetter(chars[end - 1]);
  }

  private static boolean isName(char c) {
    return Ascii.isWord(c) || c == '-' || c == '.' || isGlob(c);
  }

  private static boolean isGlob(char c) {
    return c == '?' || c == '*' || c == '[' || c == ']';
  }

  /** How many characters at {@code i} vanish when the shell reads them. */
  private int hidden(char[] chars, int i, int length) {
    char c = chars[i];
    char next = i + 1 < length ? chars[i + 1] : 0;
    if (c == '\'' || c == '"') {
      return size > 0 && (Ascii.isLetter(next) || next == c || next == '\'' || next == '"')
          ? 1
          : size == 0 ? 1 : 0;
    }
    if ((c == '\\' || c == '^') && Ascii.isLetter(next)) {
      return 1;
    }
    if (c == '$' && "@*-!?".indexOf(next) >= 0 && next != 0) {
      return 2;
    }
    return c == '$' && next == '{' && size > 0 && !Ascii.startsWith(chars, i, length, "${ifs")
        ? braces(chars, i, length)
        : 0;
  }

  private static int braces(char[] chars, int i, int length) {
    for (int k = i + 2; k < length && k < i + 16; k++) {
      if (chars[k] == '}') {
        return k + 1 - i;
      }
    }
    return 0;
  }

  /** The end of a directory of programs, {@code /bin/} and the like, or {@code from}. */
  private static int directoryEnd(char[] chars, int from, int length) {
    int last = from;
    int i = from;
    boolean programs = false;
    while (i < length
        && i < from + 40
        && (Ascii.isWord(chars[i])
            || isGlob(chars[i])
            || chars[i] == '/'
            || chars[i] == '.'
            || chars[i] == '-')) {
      if (chars[i] == '/') {
        programs |=
            i - last >= 3
                && (Ascii.startsWith(chars, i - 3, i, "bin")
                    || chars[i - 1] == '?'
                    || chars[i - 1] == '*');
        last = i + 1;
      }
      i++;
    }
    return programs ? last : from;
  }
}
