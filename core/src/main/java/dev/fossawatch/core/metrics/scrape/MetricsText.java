package dev.fossawatch.core.metrics.scrape;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A place in the text of a scrape, moved forward token by token. Each character is looked at a
 * fixed number of times. Not thread-safe.
 */
final class MetricsText {
  private final String text;
  private int at;
  private int end = -1;
  private int line;

  MetricsText(byte[] utf8) throws MalformedMetricsException {
    this(decoded(utf8));
  }

  MetricsText(String text) {
    this.text = text;
  }

  private static String decoded(byte[] utf8) throws MalformedMetricsException {
    ByteBuffer bytes = ByteBuffer.wrap(utf8);
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(bytes);
      return text.toString();
    } catch (CharacterCodingException malformed) {
      int line = 1;
      for (int i = 0; i < bytes.position(); i++) {
        line += utf8[i] == '\n' ? 1 : 0;
      }
      throw new MalformedMetricsException(line, "is not UTF-8");
    }
  }

  /** Moves to the begin of the next line; false where there is none. */
  boolean nextLine() {
    at = end + 1;
    if (at >= text.length()) {
      return false;
    }
    int feed = text.indexOf('\n', at);
    end = feed < 0 ? text.length() : feed;
    line++;
    return true;
  }

  /** The number of the line, counted from 1. */
  int line() {
    return line;
  }

  MalformedMetricsException malformed(String reason) {
    return new MalformedMetricsException(line, reason);
  }

  boolean isAtEnd() {
    return at == end;
  }

  boolean isAt(char expected) {
    return at < end && text.charAt(at) == expected;
  }

  boolean isAtBlank() {
    return isAt(' ') || isAt('\t');
  }

  /** Moves past a character if it is the one expected. */
  boolean skip(char expected) {
    boolean skipped = isAt(expected);
    at += skipped ? 1 : 0;
    return skipped;
  }

  /** Moves past a word if the line goes on with it. */
  boolean skip(String expected) {
    boolean skipped = at + expected.length() <= end && text.startsWith(expected, at);
    at += skipped ? expected.length() : 0;
    return skipped;
  }

  void skipBlanks() {
    while (isAtBlank()) {
      at++;
    }
  }

  void expect(char expected) throws MalformedMetricsException {
    if (!skip(expected)) {
      throw malformed("'" + expected + "' is missing");
    }
  }

  /** The name of a metric: letters, digits, {@code _} and {@code :}, no digit first. */
  String metricName() throws MalformedMetricsException {
    return name("a metric's name", ':');
  }

  /** The name of a label: letters, digits and {@code _}, no digit first. */
  String labelName() throws MalformedMetricsException {
    return name("a label's name", '_');
  }

  private String name(String what, char alsoAllowed) throws MalformedMetricsException {
    int start = at;
    while (at < end && isNameSign(text.charAt(at), at > start, alsoAllowed)) {
      at++;
    }
    if (at == start) {
      throw malformed(what + " is missing");
    }
    return bounded(what, start, ScrapeLimits.NAME_CHARS);
  }

  private static boolean isNameSign(char sign, boolean inside, char alsoAllowed) {
    return (sign >= 'a' && sign <= 'z')
        || (sign >= 'A' && sign <= 'Z')
        || (inside && sign >= '0' && sign <= '9')
        || sign == '_'
        || sign == alsoAllowed;
  }

  private String bounded(String what, int start, int most) throws MalformedMetricsException {
    if (at - start > most) {
      throw malformed(what + " is longer than " + most + " characters");
    }
    return text.substring(start, at);
  }

  /** A text in quotes, in which a backslash stands before a backslash, a quote or an {@code n}. */
  String quoted() throws MalformedMetricsException {
    expect('"');
    int start = at;
    while (at < end && text.charAt(at) != '"' && text.charAt(at) != '\\') {
      at++;
    }
    if (!isAt('\\')) {
      String plain = bounded("a label's value", start, ScrapeLimits.VALUE_CHARS);
      expect('"');
      return plain;
    }
    return escaped(new StringBuilder().append(text, start, at));
  }

  private String escaped(StringBuilder value) throws MalformedMetricsException {
    while (!skip('"')) {
      if (at == end) {
        throw malformed("'\"' is missing");
      }
      char sign = text.charAt(at++);
      value.append(sign == '\\' ? unescaped() : sign);
      if (value.length() > ScrapeLimits.VALUE_CHARS) {
        throw malformed(
            "a label's value is longer than " + ScrapeLimits.VALUE_CHARS + " characters");
      }
    }
    return value.toString();
  }

  private char unescaped() throws MalformedMetricsException {
    char sign = at < end ? text.charAt(at++) : ' ';
    return switch (sign) {
      case '\\', '"' -> sign;
      case 'n' -> '\n';
      default -> throw malformed("a label's value holds an unknown escape");
    };
  }

  /** What lies before the next blank. */
  String word(String what) throws MalformedMetricsException {
    int start = at;
    while (at < end && !isAtBlank()) {
      at++;
    }
    if (at == start) {
      throw malformed(what + " is missing");
    }
    return bounded(what, start, ScrapeLimits.NUMBER_CHARS);
  }

  /** What is left of the line, cut where it is long. */
  String rest() {
    String rest = text.substring(at, Math.min(end, at + ScrapeLimits.HELP_CHARS));
    at = end;
    return rest;
  }

  /** A number, as {@link NumberWord} reads it. */
  double number(String what) throws MalformedMetricsException {
    return NumberWord.parse(word(what)).orElseThrow(() -> malformed(what + " is no number"));
  }
}
