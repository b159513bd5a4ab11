package dev.fossawatch.detect.text;

/** Backslash escapes of scripts and style sheets, and UTF-7. */
final class Escapes {
  private static final int MOST_CSS_DIGITS = 6;

  private Escapes() {}

  /**
   * Appends what the escape at {@code at} (a backslash) means and returns its end, or {@code at}.
   */
  static int decodeAt(Text source, int at, int to, Text out) {
    if (at + 1 >= to) {
      return at;
    }
    char[] chars = source.chars();
    return switch (chars[at + 1]) {
      case 'x', 'X' -> fixed(source, at, to, 2, out);
      case 'u' ->
          at + 2 < to && chars[at + 2] == '{'
              ? braced(source, at, to, out)
              : fixed(source, at, to, 4, out);
      case 'U' -> fixed(source, at, to, 8, out);
      case 'n', 'r' -> single(source, at, chars[at + 1] == 'n' ? '\n' : '\r', out);
      default -> digits(source, at, to, out);
    };
  }

  private static int single(Text source, int at, char meaning, Text out) {
    out.append(meaning, source, at, at + 2);
    return at + 2;
  }

  private static int fixed(Text source, int at, int to, int count, Text out) {
    int code = at + 2 + count <= to ? Percent.hex(source.chars(), at + 2, count) : -1;
    if (code < 0 || code > 0x10FFFF) {
      return at;
    }
    out.appendCodePoint(code, source, at, at + 2 + count);
    return at + 2 + count;
  }

  private static int braced(Text source, int at, int to, Text out) {
    char[] chars = source.chars();
    int i = at + 3;
    int code = 0;
    while (i < to && Ascii.hex(chars[i]) >= 0 && code <= 0x10FFFF) {
      code = code << 4 | Ascii.hex(chars[i++]);
    }
    if (i == at + 3 || i >= to || chars[i] != '}' || code > 0x10FFFF) {
      return at;
    }
    out.appendCodePoint(code, source, at, i + 1);
    return i + 1;
  }

  /** Two or three octal digits, else up to six hexadecimal ones with the blank that ends them. */
  private static int digits(Text source, int at, int to, Text out) {
    int octal = octal(source.chars(), at + 1, to);
    if (octal >= ' ' && octal < 0x7F) {
      int end = at + (octal > 63 ? 4 : 3);
      out.append((char) octal, source, at, end);
      return end;
    }
    return css(source, at, to, out);
  }

  private static int octal(char[] chars, int at, int to) {
    int code = 0;
    int i = at;
    while (i < to && i < at + 3 && chars[i] >= '0' && chars[i] <= '7') {
      code = code << 3 | (chars[i++] - '0');
    }
    boolean shortest = i - at == (code > 63 ? 3 : 2);
    return shortest ? code : -1;
  }

  private static int css(Text source, int at, int to, Text out) {
    char[] chars = source.chars();
    int i = at + 1;
    int code = 0;
    while (i < to && i - at <= MOST_CSS_DIGITS && Ascii.hex(chars[i]) >= 0) {
      code = code << 4 | Ascii.hex(chars[i++]);
    }
    if (i - at < 3 || code < ' ' || code > 0x7E) {
      return at;
    }
    int end = i < to && chars[i] == ' ' ? i + 1 : i;
    out.append((char) code, source, at, end);
    return end;
  }

  /** Appends what the UTF-7 run at {@code at} (a plus) means and returns its end, or {@code at}. */
  static int utf7At(Text source, int at, int to, Text out) {
    char[] chars = source.chars();
    int end = at + 1;
    while (end < to && Base64.value(chars[end]) >= 0 && chars[end] != '-') {
      end++;
    }
    if (end - at < 3 || !plainUtf7(chars, at + 1, end)) {
      return at;
    }
    int after = end < to && chars[end] == '-' ? end + 1 : end;
    for (int bit = 0; bit + 16 <= (end - at - 1) * 6; bit += 16) {
      out.append((char) unit(chars, at + 1, bit), source, at, after);
    }
    return after;
  }

  private static boolean plainUtf7(char[] chars, int from, int to) {
    int units = (to - from) * 6 / 16;
    for (int n = 0; n < units; n++) {
      int unit = unit(chars, from, n * 16);
      if (unit < ' ' || unit > 0x7E) {
        return false;
      }
    }
    return units > 0;
  }

  private static int unit(char[] chars, int from, int bit) {
    int value = 0;
    for (int i = bit; i < bit + 16; i++) {
      int sextet = Base64.value(chars[from + i / 6]);
      value = value << 1 | (sextet >> (5 - i % 6) & 1);
    }
    return value;
  }
}
