package dev.fossawatch.core.query;

import dev.fossawatch.promql.model.GoNumber;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JSON text, written straight into bytes: no tree and no string for each number, since an answer
 * may hold millions of them. The caller writes the brackets and commas. Not thread-safe.
 */
final class JsonBytes {
  private static final int INITIAL = 8 * 1024;
  private static final int LONGEST_NUMBER = 32;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /** From here on Prometheus, like JavaScript, writes an exponent; below the other it does too. */
  private static final double LARGE = 1e21;

  private static final double SMALL = 1e-6;

  private final Decimal decimal = new Decimal();
  private final byte[] digits = new byte[20];
  private int used;
  private final int limit;
  private byte[] bytes = new byte[INITIAL];
  private int size;

  /**
   * @param limit how many bytes there may be
   */
  JsonBytes(int limit) {
    this.limit = limit;
  }

  /** What was written; nothing more can be. */
  byte[] toBytes() {
    byte[] written = size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    bytes = new byte[0];
    size = 0;
    return written;
  }

  /** Writes text as it stands, ASCII alone. */
  JsonBytes raw(String ascii) {
    room(ascii.length());
    for (int i = 0; i < ascii.length(); i++) {
      bytes[size++] = (byte) ascii.charAt(i);
    }
    return this;
  }

  /** Writes one ASCII character. */
  JsonBytes raw(char ascii) {
    room(1);
    bytes[size++] = (byte) ascii;
    return this;
  }

  /** Writes bytes that are JSON already. */
  JsonBytes raw(byte[] json) {
    room(json.length);
    System.arraycopy(json, 0, bytes, size, json.length);
    size += json.length;
    return this;
  }

  /** Writes a string in quotes. */
  JsonBytes string(String text) {
    room(2 + 6L * text.length());
    bytes[size++] = '"';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        ascii(c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        utf8(Character.toCodePoint(c, text.charAt(++i)));
      } else {
        utf8(Character.isSurrogate(c) ? 0xFFFD : c);
      }
    }
    bytes[size++] = '"';
    return this;
  }

  private void ascii(char c) {
    if (c == '"' || c == '\\') {
      bytes[size++] = '\\';
      bytes[size++] = (byte) c;
    } else if (c < ' ') {
      bytes[size++] = '\\';
      int known = "\n\r\t".indexOf(c);
      if (known >= 0) {
        bytes[size++] = (byte) "nrt".charAt(known);
      } else {
        bytes[size++] = 'u';
        bytes[size++] = '0';
        bytes[size++] = '0';
        bytes[size++] = HEX[c >> 4];
        bytes[size++] = HEX[c & 15];
      }
    } else {
      bytes[size++] = (byte) c;
    }
  }

  private void utf8(int rune) {
    if (rune < 0x800) {
      bytes[size++] = (byte) (0xC0 | rune >> 6);
    } else {
      if (rune < 0x10000) {
        bytes[size++] = (byte) (0xE0 | rune >> 12);
      } else {
        bytes[size++] = (byte) (0xF0 | rune >> 18);
        bytes[size++] = (byte) (0x80 | (rune >> 12 & 0x3F));
      }
      bytes[size++] = (byte) (0x80 | (rune >> 6 & 0x3F));
    }
    bytes[size++] = (byte) (0x80 | (rune & 0x3F));
  }

  /** Writes a whole number. */
  JsonBytes whole(long value) {
    room(LONGEST_NUMBER);
    if (value < 0) {
      bytes[size++] = '-';
    }
    digits(Math.abs(value));
    return this;
  }

  /** Writes a time in seconds, with three decimals where it is no whole second. */
  JsonBytes seconds(long millis) {
    room(LONGEST_NUMBER);
    if (millis < 0) {
      bytes[size++] = '-';
    }
    long positive = Math.abs(millis);
    digits(positive / 1000);
    int fraction = (int) (positive % 1000);
    if (fraction != 0) {
      bytes[size++] = '.';
      bytes[size++] = (byte) ('0' + fraction / 100);
      bytes[size++] = (byte) ('0' + fraction / 10 % 10);
      bytes[size++] = (byte) ('0' + fraction % 10);
    }
    return this;
  }

  /** Writes a value as Prometheus does: in quotes, the shortest digits, {@code NaN}, infinities. */
  JsonBytes value(double value) {
    room(LONGEST_NUMBER);
    bytes[size++] = '"';
    number(value);
    bytes[size++] = '"';
    return this;
  }

  /** Writes a value in quotes without an exponent, however long, as scalars are. */
  JsonBytes plainValue(double value) {
    return string(GoNumber.plain(value));
  }

  /** Writes a number without quotes. */
  JsonBytes number(double value) {
    room(LONGEST_NUMBER);
    if (Double.isNaN(value)) {
      return raw("NaN");
    }
    double positive = Math.abs(value);
    boolean negative = Double.doubleToRawLongBits(value) < 0;
    if (Double.isInfinite(value)) {
      return raw(negative ? "-Inf" : "+Inf");
    }
    if (negative) {
      bytes[size++] = '-';
    }
    decimal.set(positive);
    if (positive != 0 && (positive < SMALL || positive >= LARGE)) {
      scientific(decimal.digits(), decimal.exponent());
    } else {
      plain(decimal.digits(), decimal.exponent());
    }
    return this;
  }

  private void plain(long significand, int exponent) {
    int count = fill(significand);
    int point = count + exponent;
    if (point <= 0) {
      bytes[size++] = '0';
      bytes[size++] = '.';
      zeros(-point);
      copy(0, count);
    } else if (point >= count) {
      copy(0, count);
      zeros(point - count);
    } else {
      copy(0, point);
      bytes[size++] = '.';
      copy(point, count);
    }
  }

  private void scientific(long significand, int exponent) {
    int count = fill(significand);
    int power = count - 1 + exponent;
    copy(0, 1);
    if (count > 1) {
      bytes[size++] = '.';
      copy(1, count);
    }
    bytes[size++] = 'e';
    bytes[size++] = (byte) (power < 0 ? '-' : '+');
    if (Math.abs(power) < 10) {
      bytes[size++] = '0';
    }
    digits(Math.abs(power));
  }

  /** A value with an exponent in any case, {@code 1e+00}. */
  static String scientific(double value) {
    JsonBytes text = new JsonBytes(INITIAL);
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      text.number(value);
    } else {
      text.raw(Double.doubleToRawLongBits(value) < 0 ? "-" : "").decimal.set(value);
      text.scientific(text.decimal.digits(), text.decimal.exponent());
    }
    return new String(text.toBytes(), StandardCharsets.US_ASCII);
  }

  private void zeros(int count) {
    Arrays.fill(bytes, size, size + count, (byte) '0');
    size += count;
  }

  private void copy(int from, int to) {
    System.arraycopy(digits, digits.length - used + from, bytes, size, to - from);
    size += to - from;
  }

  /** Spells a number out at the end of {@link #digits}; how many digits it has. */
  private int fill(long number) {
    int at = digits.length;
    long left = number;
    do {
      digits[--at] = (byte) ('0' + left % 10);
      left /= 10;
    } while (left != 0);
    used = digits.length - at;
    return used;
  }

  private void digits(long number) {
    copy(0, fill(number));
  }

  private void room(long wanted) {
    if (size + wanted > bytes.length) {
      grow(size + wanted);
    }
  }

  private void grow(long needed) {
    if (needed > limit) {
      throw new RefusedException(
          ErrorKind.EXECUTION, "the answer would have more than " + limit + " bytes");
    }
    bytes = Arrays.copyOf(bytes, (int) Math.min(limit, Math.max(needed, bytes.length * 2L)));
  }
}
