package dev.fossawatch.detect.text;

/**
 * Percent-decoding as lenient as the most lenient server: bytes become UTF-8 where they can be read
 * as UTF-8 at all, overlong forms and wrong continuation bytes included; {@code %uXXXX} is read;
 * what is no escape stays.
 */
public final class Percent {
  private static final int MAX_SEQUENCE = 6;

  private Percent() {}

  /**
   * Appends the decoded slice to {@code out}.
   *
   * @param plus whether {@code +} stands for a blank
   * @return whether anything was decoded
   */
  public static boolean decode(Text source, int from, int to, boolean plus, Text out) {
    char[] chars = source.chars();
    boolean changed = false;
    for (int i = from; i < to; ) {
      char c = chars[i];
      int next = c == '%' ? decodeAt(source, i, to, out) : i;
      if (next > i) {
        changed = true;
        i = next;
      } else {
        boolean blank = plus && c == '+';
        out.append(blank ? ' ' : c, source, i, i + 1);
        changed |= blank;
        i++;
      }
    }
    return changed;
  }

  /** Appends what the escape at {@code at} means and returns the index after it, or {@code at}. */
  static int decodeAt(Text source, int at, int to, Text out) {
    char[] chars = source.chars();
    if (at + 5 < to && (chars[at + 1] | 0x20) == 'u') {
      int unit = hex(chars, at + 2, 4);
      if (unit >= 0) {
        out.append((char) unit, source, at, at + 6);
        return at + 6;
      }
    }
    int lead = byteAt(chars, at, to);
    return lead < 0 ? at : sequence(source, lead, at, to, out);
  }

  private static int sequence(Text source, int lead, int at, int to, Text out) {
    int count =
        lead < 0xC0 ? 1 : Math.min(MAX_SEQUENCE, Integer.numberOfLeadingZeros(~(lead << 24)));
    int code = count == 1 ? lead : lead & (0x7F >> count);
    int i = at + 3;
    for (int n = 1; n < count; n++) {
      int next = byteAt(source.chars(), i, to);
      boolean continues = (next & 0xC0) == 0x80;
      if (next < 0 || (!continues && lead > 0xC1)) {
        out.append((char) lead, source, at, at + 3);
        return at + 3;
      }
      if (!continues && (code << 6 | (next & 0x3F)) < ' ') {
        out.append((char) next, source, at, i + 3);
        return i + 3;
      }
      code = code << 6 | (next & 0x3F);
      i += 3;
    }
    out.appendCodePoint(code >= 0 && code <= 0x10FFFF ? code : 0xFFFD, source, at, i);
    return i;
  }

  private static int byteAt(char[] chars, int at, int to) {
    return at + 2 < to && chars[at] == '%' ? hex(chars, at + 1, 2) : -1;
  }

  /** The value of exactly {@code count} hexadecimal digits, or -1. */
  static int hex(char[] chars, int at, int count) {
    int value = 0;
    for (int i = at; i < at + count; i++) {
      int digit = Ascii.hex(chars[i]);
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }
}
