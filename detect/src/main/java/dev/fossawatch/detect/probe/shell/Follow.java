package dev.fossawatch.detect.probe.shell;

import dev.fossawatch.detect.text.Ascii;

/** What stands behind the name of a command. */
enum Follow {
  /** The end of the value. */
  END,
  /** Another separator, a redirection, or the end of a substitution. */
  OPERATOR,
  /** An option. */
  FLAG,
  /** A path, address or drive. */
  PATH,
  /** A variable, substitution or quoted argument. */
  VARIABLE,
  /** A number. */
  NUMBER,
  /** A word, as in prose. */
  WORD,
  /** Something that cannot follow a command. */
  NOTHING_FITS;

  static Follow at(char[] chars, int end, int length) {
    int i = end;
    while (i < length && (chars[i] == '"' || chars[i] == '\'') && i - end < 2) {
      i++;
    }
    int start = i;
    while (i < length && (chars[i] == ' ' || chars[i] == '\t' || chars[i] == '+')) {
      i++;
    }
    if (i >= length) {
      return END;
    }
    char c = chars[i];
    if (";|&\n\r`)<>".indexOf(c) >= 0) {
      return OPERATOR;
    }
    return i > start ? argument(chars, i, length, c) : attached(chars, i, length, c);
  }

  /** Without a blank between: a variable, a rest of an escape, an option at the very end. */
  private static Follow attached(char[] chars, int i, int length, char c) {
    if (c == '$' || c == '{') {
      return VARIABLE;
    }
    if (c == '\\') {
      return OPERATOR;
    }
    boolean option = c == '/' && i + 1 < length && i + 3 > length && Ascii.isWord(chars[i + 1]);
    return option ? FLAG : NOTHING_FITS;
  }

  private static Follow argument(char[] chars, int i, int length, char c) {
    char next = i + 1 < length ? chars[i + 1] : 0;
    if (c == '-' && (Ascii.isLetter(next) || next == '-')) {
      return FLAG;
    }
    if ((c == '/' || c == '~' || c == '\\') && next > ' ') {
      return PATH;
    }
    if (isAddress(chars, i, length) || isDrive(chars, i, length)) {
      return PATH;
    }
    if ((c == '.' && (next == '/' || next == '.')) || c == '*') {
      return PATH;
    }
    if (c == '$' || c == '%' || c == '\'' || c == '"') {
      return next > ' ' ? VARIABLE : WORD;
    }
    return Ascii.isDigit(c) ? number(chars, i, length) : WORD;
  }

  private static boolean isDrive(char[] chars, int i, int length) {
    boolean colon = i + 1 < length && Ascii.isLetter(chars[i]) && chars[i + 1] == ':';
    return colon && (i + 2 >= length || "\\/ +|".indexOf(chars[i + 2]) >= 0);
  }

  private static boolean isAddress(char[] chars, int i, int length) {
    return Ascii.startsWith(chars, i, length, "http:")
        || Ascii.startsWith(chars, i, length, "https:")
        || Ascii.startsWith(chars, i, length, "ftp:");
  }

  /** A number alone, or an address of numbers. */
  private static Follow number(char[] chars, int from, int length) {
    int i = from;
    int dots = 0;
    while (i < length && (Ascii.isDigit(chars[i]) || chars[i] == '.')) {
      dots += chars[i] == '.' ? 1 : 0;
      i++;
    }
    int after = Ascii.skipSpaces(chars, i, length);
    if (dots == 3) {
      return PATH;
    }
    return after >= length || ";|&)'\"`#-".indexOf(chars[after]) >= 0 ? NUMBER : WORD;
  }
}
