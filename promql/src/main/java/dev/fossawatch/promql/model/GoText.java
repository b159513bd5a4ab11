package dev.fossawatch.promql.model;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Strings as Go writes and reads them, so that a query prints here as it prints in Prometheus. A
 * byte that is not part of valid UTF-8 (it can be written {@code \xc5}) is held as the lone
 * surrogate U+DC00 + byte; such a string is no valid label name. Thread-safe.
 */
public final class GoText {
  private static final int BYTE_SURROGATE = 0xDC00;

  private GoText() {}

  /** The string in double quotes, escaped as {@code strconv.Quote} does. */
  public static String quote(String text) {
    return quote(text, '"');
  }

  /** One character in single quotes, as {@code %q} writes a rune. */
  public static String quote(int rune) {
    return quote(Character.toString(rune), '\'');
  }

  private static String quote(String text, char mark) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append(mark);
    text.codePoints().forEach(rune -> escape(rune, mark, quoted));
    return quoted.append(mark).toString();
  }

  private static void escape(int rune, char mark, StringBuilder into) {
    int known = "\u0007\b\f\n\r\t\u000b".indexOf(rune);
    if (rune == mark || rune == '\\') {
      into.append('\\').append((char) rune);
    } else if (known >= 0) {
      into.append('\\').append("abfnrtv".charAt(known));
    } else if (isByte(rune)) {
      into.append(String.format(Locale.ROOT, "\\x%02x", rune - BYTE_SURROGATE));
    } else if (isPrintable(rune)) {
      into.appendCodePoint(rune);
    } else {
      into.append(String.format(Locale.ROOT, escapeFormat(rune), rune));
    }
  }

  private static String escapeFormat(int rune) {
    if (rune < 0x80) {
      return "\\x%02x";
    }
    return rune < 0x10000 ? "\\u%04x" : "\\U%08x";
  }

  private static boolean isByte(int rune) {
    return rune >= BYTE_SURROGATE + 0x80 && rune <= BYTE_SURROGATE + 0xff;
  }

  private static boolean isPrintable(int rune) {
    return switch (Character.getType(rune)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> rune == ' ';
      default -> true;
    };
  }

  /** The label's name, in quotes if it is not one of the old kind. */
  public static String labelName(String name) {
    return isLegacyLabelName(name) ? name : quote(name);
  }

  /** Whether the name is made of ASCII letters, digits and underscores, not led by a digit. */
  public static boolean isLegacyLabelName(String name) {
    if (name.isEmpty() || Character.isDigit(name.charAt(0))) {
      return false;
    }
    return name.chars().allMatch(c -> c == '_' || isAsciiLetter(c) || (c >= '0' && c <= '9'));
  }

  private static boolean isAsciiLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** Whether the name may name a label: not empty, and valid UTF-8. */
  public static boolean isLabelName(String name) {
    return !name.isEmpty() && name.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }

  /**
   * Reads a literal in double, single or back quotes.
   *
   * @throws IllegalArgumentException if an escape is not one of Go's
   */
  public static String unquote(String literal) {
    char mark = literal.charAt(0);
    String body = literal.substring(1, literal.length() - 1);
    if (mark == '`' || body.indexOf('\\') < 0) {
      return body;
    }
    return decode(unescaped(body, mark));
  }

  private static byte[] unescaped(String body, char mark) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length());
    int at = 0;
    while (at < body.length()) {
      int rune = body.codePointAt(at);
      at += Character.charCount(rune);
      if (rune == '\\') {
        at = unescape(body, at, mark, bytes);
      } else {
        bytes.writeBytes(Character.toString(rune).getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static int unescape(String body, int at, char mark, ByteArrayOutputStream into) {
    char kind = body.charAt(at);
    int known = "abfnrtv\\".indexOf(kind);
    if (known >= 0) {
      into.write("\u0007\b\f\n\r\t\u000b\\".charAt(known));
      return at + 1;
    }
    if (kind == mark) {
      into.write(kind);
      return at + 1;
    }
    return switch (kind) {
      case 'x' -> number(body, at + 1, 2, 16, into, true);
      case 'u' -> number(body, at + 1, 4, 16, into, false);
      case 'U' -> number(body, at + 1, 8, 16, into, false);
      default -> number(body, at, 3, 8, into, true);
    };
  }

  private static int number(
      String body, int from, int digits, int radix, ByteArrayOutputStream into, boolean oneByte) {
    if (from + digits > body.length()) {
      throw new IllegalArgumentException("invalid syntax");
    }
    int value = Integer.parseUnsignedInt(body.substring(from, from + digits), radix);
    if (oneByte) {
      into.write(value);
    } else {
      into.writeBytes(Character.toString(value).getBytes(StandardCharsets.UTF_8));
    }
    return from + digits;
  }

  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException invalid) {
      return decodeWithInvalidBytes(bytes);
    }
  }

  private static String decodeWithInvalidBytes(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < bytes.length) {
      int length = validPrefix(bytes, at);
      if (length == 0) {
        text.append((char) (BYTE_SURROGATE + (bytes[at] & 0xff)));
        at++;
      } else {
        text.append(new String(bytes, at, length, StandardCharsets.UTF_8));
        at += length;
      }
    }
    return text.toString();
  }

  /** How many bytes the character that begins here takes; 0 if none begins here. */
  private static int validPrefix(byte[] bytes, int at) {
    for (int length = 1; length <= 4 && at + length <= bytes.length; length++) {
      if (isValid(bytes, at, length)) {
        return length;
      }
    }
    return 0;
  }

  private static boolean isValid(byte[] bytes, int at, int length) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, length));
      return true;
    } catch (CharacterCodingException invalid) {
      return false;
    }
  }
}
