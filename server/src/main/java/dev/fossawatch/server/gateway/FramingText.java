package dev.fossawatch.server.gateway;

import java.util.Arrays;

/**
 * The few words of a head that decide something, put together from the pieces they came in: a
 * method, a version, a name, the value of a framing field. Holds one at a time, up to a length none
 * of them reaches; of a longer one nothing is true.
 */
final class FramingText {
  private static final int LONGEST = 264;
  private static final int LENGTH_DIGITS = 18;
  private static final int CHUNK_DIGITS = 8;
  private static final int LOWER_CASE = 0x20;

  private byte[] bytes = new byte[64];
  private int length;
  private boolean open;
  private boolean trimming;
  private boolean tooLong;

  /** Begins a word. */
  void start() {
    length = 0;
    open = true;
    trimming = false;
    tooLong = false;
  }

  /** Begins a word with its first byte. */
  void start(byte first) {
    start();
    bytes[length++] = first;
  }

  /** Begins a value, whose surrounding white space is no part of it. */
  void startValue() {
    start();
    trimming = true;
  }

  /** Whether a word has begun and not ended. */
  boolean isOpen() {
    return open;
  }

  void add(byte[] source, int from, int end) {
    int at = trimming && length == 0 ? Octets.pass(source, from, end, Octets.BLANK) : from;
    int total = length + end - at;
    if (total > LONGEST || tooLong) {
      tooLong = true;
      return;
    }
    if (total > bytes.length) {
      bytes = Arrays.copyOf(bytes, LONGEST);
    }
    System.arraycopy(source, at, bytes, length, end - at);
    length = total;
  }

  /** Ends the word. */
  void stop() {
    open = false;
    while (trimming && length > 0 && Octets.is(bytes[length - 1], Octets.BLANK)) {
      length--;
    }
  }

  boolean is(String expected) {
    return matches(expected, 0);
  }

  /** Whether it is this word of lower-case letters, in any case. */
  boolean isInAnyCase(String letters) {
    return matches(letters, LOWER_CASE);
  }

  private boolean matches(String expected, int fold) {
    return length == expected.length() && startsWith(expected, fold);
  }

  private boolean startsWith(String expected, int fold) {
    if (tooLong || length < expected.length()) {
      return false;
    }
    for (int i = 0; i < expected.length(); i++) {
      if ((bytes[i] | fold) != expected.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is written like a version of HTTP. */
  boolean isVersion() {
    return length == 8
        && startsWith("HTTP/", 0)
        && Octets.is(bytes[5], Octets.DIGIT)
        && bytes[6] == '.'
        && Octets.is(bytes[7], Octets.DIGIT);
  }

  /** The number it is, below 10¹⁸; −1 where it is none. A leading zero means octal to some. */
  long decimal() {
    boolean padded = length > 1 && bytes[0] == '0';
    return padded ? -1 : number(Octets.DIGIT, LENGTH_DIGITS, 10);
  }

  /** The number it is, of up to eight hexadecimal digits; −1 where it is none. */
  long hexadecimal() {
    return number(Octets.HEX, CHUNK_DIGITS, 16);
  }

  private long number(int digits, int most, int radix) {
    if (tooLong || length == 0 || length > most || Octets.pass(bytes, 0, length, digits) < length) {
      return -1;
    }
    long number = 0;
    for (int i = 0; i < length; i++) {
      number = number * radix + Character.digit(bytes[i], radix);
    }
    return number;
  }

  boolean isAuthority() {
    return !tooLong && Authority.isValid(bytes, length);
  }

  KnownField field() {
    return tooLong ? KnownField.OTHER : KnownField.of(bytes, length);
  }

  boolean isForbiddenTrailer() {
    return ForbiddenTrailers.contains(bytes, length);
  }
}
