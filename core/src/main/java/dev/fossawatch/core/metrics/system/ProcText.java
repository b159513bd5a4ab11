package dev.fossawatch.core.metrics.system;

import java.nio.charset.StandardCharsets;

/**
 * A cursor over the text of a kernel file: lines of words that blanks part. It takes any bytes and
 * never throws: what is not there or not a number is {@link #ABSENT}. Not thread-safe.
 */
final class ProcText {
  /** Stands for a number that is not there. */
  static final long ABSENT = -1;

  private byte[] bytes = new byte[0];
  private int length;
  private int position;
  private int lineEnd = -1;

  static ProcText of(byte[] bytes) {
    ProcText text = new ProcText();
    text.reset(bytes, bytes.length);
    return text;
  }

  /** Takes the first {@code length} of these bytes, without a copy, and goes before line one. */
  void reset(byte[] newBytes, int newLength) {
    bytes = newBytes;
    length = newLength;
    rewind();
  }

  boolean isEmpty() {
    return length == 0;
  }

  void rewind() {
    position = 0;
    lineEnd = -1;
  }

  /** Goes to the start of the next line; false if there is none. */
  boolean nextLine() {
    int start = lineEnd + 1;
    if (start >= length) {
      return false;
    }
    int end = start;
    while (end < length && bytes[end] != '\n') {
      end++;
    }
    position = start;
    lineEnd = end;
    return true;
  }

  /** Goes past this prefix if the rest of the line starts with it. */
  boolean skip(String prefix) {
    int end = position + prefix.length();
    if (end > lineEnd) {
      return false;
    }
    for (int i = 0; i < prefix.length(); i++) {
      if (bytes[position + i] != prefix.charAt(i)) {
        return false;
      }
    }
    position = end;
    return true;
  }

  /** Goes past the last of these characters in the line; false if it has none. */
  boolean skipPastLast(char wanted) {
    for (int i = lineEnd - 1; i >= position; i--) {
      if (bytes[i] == wanted) {
        position = i + 1;
        return true;
      }
    }
    return false;
  }

  void skipWords(int count) {
    for (int i = 0; i < count; i++) {
      position = wordEnd(wordStart());
    }
  }

  /** The next word of the line; empty if there is none. */
  String word() {
    int start = wordStart();
    position = wordEnd(start);
    return text(start, position);
  }

  /** What is left of the line up to this character, or all of it, without the blanks around it. */
  String upTo(char stop) {
    int start = wordStart();
    int end = start;
    while (end < lineEnd && bytes[end] != stop) {
      end++;
    }
    position = Math.min(end + 1, lineEnd);
    return text(start, end).strip();
  }

  /**
   * The next word as an unsigned decimal number; larger ones than a long holds become its maximum.
   */
  long number() {
    int start = wordStart();
    position = wordEnd(start);
    long value = start == position ? ABSENT : 0;
    for (int i = start; i < position; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return ABSENT;
      }
      value = value > (Long.MAX_VALUE - digit) / 10 ? Long.MAX_VALUE : value * 10 + digit;
    }
    return value;
  }

  /** The next words as numbers. */
  long[] numbers(int count) {
    long[] numbers = new long[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = number();
    }
    return numbers;
  }

  /** The next word as a decimal number without sign and exponent; NaN if it is none. */
  double decimal() {
    String word = word();
    boolean plain = !word.isEmpty() && word.length() <= 32;
    for (int i = 0; plain && i < word.length(); i++) {
      char c = word.charAt(i);
      plain = (c >= '0' && c <= '9') || c == '.';
    }
    try {
      return plain ? Double.parseDouble(word) : Double.NaN;
    } catch (NumberFormatException notANumber) {
      return Double.NaN;
    }
  }

  /** The first word of the first line as a number. */
  long firstNumber() {
    rewind();
    return nextLine() ? number() : ABSENT;
  }

  /** The number after this start of a line, looked for from the first line on. */
  long valueOf(String lineStart) {
    rewind();
    while (nextLine()) {
      if (skip(lineStart)) {
        return number();
      }
    }
    return ABSENT;
  }

  /** The same where the file counts in units of 1024 bytes. */
  long kibibytesOf(String lineStart) {
    long value = valueOf(lineStart);
    return value > Long.MAX_VALUE / 1024 ? Long.MAX_VALUE : value < 0 ? ABSENT : value * 1024;
  }

  private int wordStart() {
    int start = position;
    while (start < lineEnd && isBlank(bytes[start])) {
      start++;
    }
    return start;
  }

  private int wordEnd(int start) {
    int end = start;
    while (end < lineEnd && !isBlank(bytes[end])) {
      end++;
    }
    return end;
  }

  private static boolean isBlank(byte character) {
    return character == ' ' || character == '\t' || character == '\r';
  }

  private String text(int start, int end) {
    return end <= start ? "" : new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }
}
