package dev.fossawatch.promql.template;

import dev.fossawatch.promql.model.GoText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A template to words; what is wrong becomes a last word of type error. Used once. */
final class Lexer {
  private static final String SPACES = " \t\r\n";
  private static final String LEFT = "{{";
  private static final String RIGHT = "}}";
  private static final String TRIMMED_RIGHT = " -}}";

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;
  private int lineEnd;
  private int parens;
  private boolean failed;

  private Lexer(String text) {
    this.text = text;
  }

  static List<Token> lex(String text) {
    Lexer lexer = new Lexer(text);
    lexer.run();
    return lexer.tokens;
  }

  private void run() {
    boolean trim = false;
    while (!failed) {
      trim = textUntilAction(trim);
      if (at >= text.length()) {
        break;
      }
      trim = text.startsWith("/*", afterLeft()) ? comment() : action();
    }
    if (!failed) {
      add(TokenType.EOF, text.length(), text.length());
    }
  }

  /** Takes the text up to the next action. */
  private boolean textUntilAction(boolean trimStart) {
    int start = at;
    if (trimStart) {
      start = skipSpaces(start);
    }
    int found = text.indexOf(LEFT, at);
    int end = found < 0 ? text.length() : found;
    at = end;
    if (found >= 0 && trimsLeft(found)) {
      end = skipSpacesBack(end, start);
    }
    if (end > start) {
      add(TokenType.TEXT, start, end);
    }
    return false;
  }

  private int skipSpaces(int from) {
    int end = from;
    while (end < text.length() && SPACES.indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }

  private int skipSpacesBack(int from, int least) {
    int end = from;
    while (end > least && SPACES.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private boolean trimsLeft(int left) {
    return text.startsWith("-", left + 2)
        && left + 3 < text.length()
        && SPACES.indexOf(text.charAt(left + 3)) >= 0;
  }

  private int afterLeft() {
    return at + 2 + (trimsLeft(at) ? 2 : 0);
  }

  /** Skips a comment; whether it trims the text behind it. */
  private boolean comment() {
    int close = text.indexOf("*/", afterLeft());
    if (close < 0) {
      return fail("unclosed comment", at);
    }
    int end = close + 2;
    boolean trims = text.startsWith(TRIMMED_RIGHT, end);
    if (!trims && !text.startsWith(RIGHT, end)) {
      return fail("comment ends before closing delimiter", at);
    }
    at = end + (trims ? TRIMMED_RIGHT.length() : RIGHT.length());
    return trims;
  }

  /** Takes an action; whether it trims the text behind it. */
  private boolean action() {
    int start = at;
    at = afterLeft();
    add(TokenType.LEFT, start, start + 2);
    parens = 0;
    while (!failed) {
      boolean trims = trimsRight();
      if (trims || text.startsWith(RIGHT, at)) {
        return right(trims);
      }
      if (at >= text.length()) {
        return fail("unclosed action", at);
      }
      word(text.codePointAt(at));
    }
    return false;
  }

  private boolean trimsRight() {
    return at < text.length()
        && SPACES.indexOf(text.charAt(at)) >= 0
        && text.startsWith("-}}", at + 1);
  }

  private boolean right(boolean trims) {
    if (parens > 0) {
      return fail("unclosed left paren", at);
    }
    int start = at + (trims ? 2 : 0);
    add(TokenType.RIGHT, start, start + 2);
    at = start + 2;
    return trims;
  }

  private void word(int c) {
    switch (c) {
      case ' ', '\t', '\r', '\n' -> space();
      case '=' -> take(TokenType.ASSIGN, 1);
      case ':' -> declare();
      case '|' -> take(TokenType.PIPE, 1);
      case '"' -> quoted(TokenType.STRING, "unterminated quoted string");
      case '\'' -> quoted(TokenType.CHAR_CONSTANT, "unterminated character constant");
      case '`' -> rawString();
      case '$' -> name(TokenType.VARIABLE);
      case '(' -> {
        parens++;
        take(TokenType.LEFT_PAREN, 1);
      }
      case ')' -> closingParen();
      case '.' -> dot();
      default -> other(c);
    }
  }

  private void space() {
    int end = at;
    while (end < text.length()
        && SPACES.indexOf(text.charAt(end)) >= 0
        && !text.startsWith("-}}", end + 1)) {
      end++;
    }
    take(TokenType.SPACE, end - at);
  }

  private void declare() {
    if (text.startsWith(":=", at)) {
      take(TokenType.DECLARE, 2);
    } else {
      fail("expected :=", at);
    }
  }

  private void closingParen() {
    parens--;
    if (parens < 0) {
      fail("unexpected right paren", at);
    } else {
      take(TokenType.RIGHT_PAREN, 1);
    }
  }

  private void dot() {
    boolean number = at + 1 < text.length() && isDigit(text.charAt(at + 1));
    if (number) {
      number();
    } else {
      name(TokenType.FIELD);
    }
  }

  private void other(int c) {
    if (c == '+' || c == '-' || isDigit(c)) {
      number();
    } else if (isAlphaNumeric(c)) {
      identifier();
    } else if (c > ' ' && c < 0x7f) {
      take(TokenType.CHAR, 1);
    } else {
      fail("unrecognized character in action: " + unicode(c), at);
    }
  }

  private void quoted(TokenType type, String unterminated) {
    char mark = text.charAt(at);
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != mark && text.charAt(end) != '\n') {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    if (end >= text.length() || text.charAt(end) != mark) {
      fail(unterminated, at);
    } else {
      take(type, end + 1 - at);
    }
  }

  private void rawString() {
    int end = text.indexOf('`', at + 1);
    if (end < 0) {
      fail("unterminated raw quoted string", at);
    } else {
      take(TokenType.RAW_STRING, end + 1 - at);
    }
  }

  /** {@code $x} or {@code .x}, or the sign alone. */
  private void name(TokenType type) {
    int end = alphaNumericEnd(at + 1);
    boolean alone = end == at + 1 && isTerminator(end);
    if (isTerminator(end)) {
      take(alone && type == TokenType.FIELD ? TokenType.DOT : type, end - at);
    } else {
      badCharacter(end);
    }
  }

  private void identifier() {
    int end = alphaNumericEnd(at);
    if (isTerminator(end)) {
      take(TokenType.ofWord(text.substring(at, end)), end - at);
    } else {
      badCharacter(end);
    }
  }

  private void number() {
    int end = at + 1;
    while (end < text.length() && isPartOfNumber(end)) {
      end++;
    }
    if (end < text.length() && isAlphaNumeric(text.codePointAt(end))) {
      fail("bad number syntax: " + GoText.quote(text.substring(at, end + 1)), at);
    } else {
      take(TokenType.NUMBER, end - at);
    }
  }

  private boolean isPartOfNumber(int place) {
    char c = text.charAt(place);
    boolean signOfExponent = (c == '+' || c == '-') && "eEpP".indexOf(text.charAt(place - 1)) >= 0;
    return isDigit(c) || "._abcdefABCDEFxXoOpP".indexOf(c) >= 0 || signOfExponent;
  }

  private int alphaNumericEnd(int from) {
    int end = from;
    while (end < text.length() && isAlphaNumeric(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  private boolean isTerminator(int place) {
    return place >= text.length()
        || (SPACES + ".,|:)(").indexOf(text.charAt(place)) >= 0
        || text.startsWith(RIGHT, place);
  }

  private void badCharacter(int place) {
    fail("bad character " + unicode(text.codePointAt(place)), at);
  }

  private static String unicode(int c) {
    return String.format(Locale.ROOT, "U+%04X '%s'", c, Character.toString(c));
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isAlphaNumeric(int c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  private void take(TokenType type, int length) {
    add(type, at, at + length);
    at += length;
  }

  private void add(TokenType type, int start, int end) {
    tokens.add(new Token(type, text.substring(start, end), start, lineOf(start)));
  }

  private boolean fail(String problem, int start) {
    tokens.add(new Token(TokenType.ERROR, problem, start, lineOf(start)));
    failed = true;
    return false;
  }

  /** Words come in order, so lines are counted once. */
  private int lineOf(int place) {
    for (; lineEnd < place; lineEnd++) {
      if (text.charAt(lineEnd) == '\n') {
        line++;
      }
    }
    return line;
  }
}
