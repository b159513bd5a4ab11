package dev.fossawatch.promql.parser;

import dev.fossawatch.promql.model.GoText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a query into words. Which characters may follow depends on what is open: braces, brackets,
 * parentheses. The first problem is returned as a word of type {@link TokenType#ERROR}. Follows
 * {@code promql/parser/lex.go} of Prometheus in what is refused, where, and in which words.
 */
final class Lexer {
  private static final int END = -1;
  private static final String DIGITS = "0123456789";
  private static final String HEX_DIGITS = "0123456789abcdefABCDEF";

  private final String input;
  private int at;
  private int start;
  private int line = 1;
  private int column = 1;
  private int counted;
  private int depth;
  private boolean inBraces;
  private boolean inBrackets;
  private boolean bracketsJustOpened;
  private boolean colonSeen;

  Lexer(String input) {
    this.input = input;
  }

  /** The next word; {@link TokenType#EOF} at the end, again and again. */
  Token next() {
    skipSpaceAndComments();
    start = at;
    if (inBraces) {
      return insideBraces();
    }
    if (bracketsJustOpened) {
      return durationStart();
    }
    return statement();
  }

  private void skipSpaceAndComments() {
    while (at < input.length()) {
      char c = input.charAt(at);
      if (c == '#' && !(bracketsJustOpened && !inBraces)) {
        skipLine();
      } else if (isSpace(c)) {
        at++;
      } else {
        return;
      }
    }
  }

  private void skipLine() {
    while (at < input.length() && input.charAt(at) != '\n' && input.charAt(at) != '\r') {
      at++;
    }
  }

  private Token statement() {
    int c = read();
    TokenType sign = sign(c);
    if (sign != null) {
      return token(sign);
    }
    return switch (c) {
      case END -> end();
      case '@' -> token(TokenType.AT);
      case '=', '!', '<', '>' -> comparison(c);
      case '"', '\'', '`' -> string(c);
      case '(', ')' -> parenthesis(c);
      case '{' -> leftBrace();
      case '[', ']' -> bracket(c);
      default -> numberOrWord(c);
    };
  }

  /** The kind of a word that is one character wherever it stands; null if it is another. */
  private static @Nullable TokenType sign(int c) {
    return switch (c) {
      case ',' -> TokenType.COMMA;
      case '*' -> TokenType.MUL;
      case '/' -> TokenType.DIV;
      case '%' -> TokenType.MOD;
      case '+' -> TokenType.ADD;
      case '-' -> TokenType.SUB;
      case '^' -> TokenType.POW;
      default -> null;
    };
  }

  private Token end() {
    if (depth != 0) {
      return error("unclosed left parenthesis");
    }
    return inBrackets ? error("unclosed left bracket") : token(TokenType.EOF);
  }

  private Token comparison(int c) {
    int following = peek();
    if (c == '=' && following == '~') {
      return error("unexpected character after '=': " + GoText.quote(following));
    }
    if (c == '!' && following != '=') {
      return error("unexpected character after '!': " + rune(following));
    }
    return accept("=") ? token(orEqual(c)) : token(strict(c));
  }

  private static TokenType orEqual(int c) {
    return switch (c) {
      case '=' -> TokenType.EQLC;
      case '!' -> TokenType.NEQ;
      case '<' -> TokenType.LTE;
      default -> TokenType.GTE;
    };
  }

  private static TokenType strict(int c) {
    return switch (c) {
      case '=' -> TokenType.EQL;
      case '<' -> TokenType.LSS;
      default -> TokenType.GTR;
    };
  }

  private Token parenthesis(int c) {
    depth += c == '(' ? 1 : -1;
    if (depth < 0) {
      start = at;
      return error("unexpected right parenthesis ')'");
    }
    return token(c == '(' ? TokenType.LEFT_PAREN : TokenType.RIGHT_PAREN);
  }

  private Token leftBrace() {
    inBraces = true;
    return token(TokenType.LEFT_BRACE);
  }

  private Token bracket(int c) {
    if (c == '[' && inBrackets) {
      return error("unexpected left bracket '['");
    }
    if (c == ']' && !inBrackets) {
      return error("unexpected right bracket ']'");
    }
    inBrackets = c == '[';
    bracketsJustOpened = inBrackets;
    colonSeen = false;
    return token(inBrackets ? TokenType.LEFT_BRACKET : TokenType.RIGHT_BRACKET);
  }

  private Token numberOrWord(int c) {
    if (isDigit(c) || (c == '.' && isDigit(peek()))) {
      at--;
      return numberOrDuration();
    }
    if (!isAlpha(c) && c != ':') {
      return error("unexpected character: " + GoText.quote(c));
    }
    return inBrackets ? wordInBrackets(c) : word();
  }

  private Token wordInBrackets(int c) {
    if (c == ':' && colonSeen) {
      return error("unexpected colon ':'");
    }
    if (c == ':') {
      colonSeen = true;
      return token(TokenType.COLON);
    }
    Token keyword = durationWord();
    return keyword != null
        ? keyword
        : error("unexpected character: " + GoText.quote(c) + ", expected ':'");
  }

  /** Just after {@code [}: only what a duration can begin with. */
  private Token durationStart() {
    int c = read();
    TokenType sign = sign(c);
    if (sign != null) {
      return token(sign);
    }
    return switch (c) {
      case END -> error("unexpected end of input in duration expression");
      case ']' -> bracket(c);
      case ':' -> earlyColon();
      case '(', ')' -> parenthesis(c);
      default -> durationOrKeyword(c);
    };
  }

  private Token earlyColon() {
    start = at;
    return error("unexpected colon before duration in duration expression");
  }

  private Token durationOrKeyword(int c) {
    if (isDigit(c) || (c == '.' && isDigit(peek()))) {
      at--;
      bracketsJustOpened = false;
      return numberOrDuration();
    }
    Token keyword = isAlpha(c) ? durationWord() : null;
    return keyword != null
        ? keyword
        : error("unexpected character in duration expression: " + GoText.quote(c));
  }

  /** A word with a meaning in duration expressions; null, at the old place, if it is none. */
  private @Nullable Token durationWord() {
    int back = at;
    while (isAlpha(peek())) {
      at++;
    }
    TokenType type = TokenType.ofWord(input.substring(start, at).toLowerCase(Locale.ROOT));
    if (type == TokenType.STEP || type == TokenType.RANGE) {
      return token(type);
    }
    if (type == TokenType.MIN || type == TokenType.MAX) {
      return token(type);
    }
    at = back;
    return null;
  }

  private Token insideBraces() {
    int c = read();
    return switch (c) {
      case END -> error("unexpected end of input inside braces");
      case ',' -> token(TokenType.COMMA);
      case '"', '\'', '`' -> string(c);
      case '=' -> accept("~") ? token(TokenType.EQL_REGEX) : token(TokenType.EQL);
      case '!' -> negation();
      case '{' -> error("unexpected left brace '{'");
      case '}' -> rightBrace();
      default -> label(c);
    };
  }

  private Token rightBrace() {
    inBraces = false;
    return token(TokenType.RIGHT_BRACE);
  }

  private Token negation() {
    if (accept("~")) {
      return token(TokenType.NEQ_REGEX);
    }
    return accept("=")
        ? token(TokenType.NEQ)
        : error("unexpected character after '!' inside braces: " + rune(peek()));
  }

  private Token label(int c) {
    if (!isAlpha(c)) {
      return error("unexpected character inside braces: " + GoText.quote(c));
    }
    while (isAlphaNumeric(peek())) {
      at++;
    }
    return token(TokenType.IDENTIFIER);
  }

  private Token word() {
    while (isAlphaNumeric(peek()) || peek() == ':') {
      at++;
    }
    String word = input.substring(start, at);
    TokenType type = TokenType.ofWord(word.toLowerCase(Locale.ROOT));
    if (type != null && !(type.needsParenthesis() && !parenthesisFollows())) {
      return token(type);
    }
    return token(word.indexOf(':') < 0 ? TokenType.IDENTIFIER : TokenType.METRIC_IDENTIFIER);
  }

  private boolean parenthesisFollows() {
    int following = at;
    while (following < input.length() && isSpace(input.charAt(following))) {
      following++;
    }
    return input.startsWith("(", following);
  }

  private Token string(int quote) {
    boolean raw = quote == '`';
    while (true) {
      int c = read();
      String problem = null;
      if (c == END || (c == '\n' && !raw)) {
        problem = raw ? "unterminated raw string" : "unterminated quoted string";
      } else if (isNoCharacter(c)) {
        problem = "invalid UTF-8 rune";
      } else if (c == quote) {
        return token(TokenType.STRING);
      } else if (c == '\\' && !raw) {
        problem = escape(quote);
      }
      if (problem != null) {
        return error(problem);
      }
    }
  }

  /** Reads what follows a backslash; returns what is wrong with it, or null. */
  private @Nullable String escape(int quote) {
    int c = read();
    if (c == quote || "abfnrtv\\".indexOf(c) >= 0) {
      return null;
    }
    return switch (c) {
      case END -> "escape sequence not terminated";
      case '0', '1', '2', '3', '4', '5', '6', '7' -> digits(c, 3, 8, 255);
      case 'x' -> digits(read(), 2, 16, 255);
      case 'u' -> digits(read(), 4, 16, Character.MAX_CODE_POINT);
      case 'U' -> digits(read(), 8, 16, Character.MAX_CODE_POINT);
      default -> "unknown escape sequence " + unicode(c);
    };
  }

  private @Nullable String digits(int first, int count, int radix, int largest) {
    long value = 0;
    int c = first;
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        c = read();
      }
      int digit = c < 0x80 ? Character.digit(c, radix) : -1;
      if (digit < 0) {
        return c == END
            ? "escape sequence not terminated"
            : "illegal character " + unicode(c) + " in escape sequence";
      }
      value = value * radix + digit;
    }
    boolean surrogate = value >= 0xD800 && value < 0xE000;
    return value > largest || surrogate ? "escape sequence is an invalid Unicode code point" : null;
  }

  private Token numberOrDuration() {
    if (number()) {
      return token(TokenType.NUMBER);
    }
    if (restOfDuration()) {
      return token(TokenType.DURATION);
    }
    return error("bad number or duration syntax: " + GoText.quote(input.substring(start, at)));
  }

  private boolean restOfDuration() {
    if (!unit("smhdwy")) {
      return false;
    }
    while (accept(DIGITS)) {
      acceptRun(DIGITS);
      if (!unit("smhdw")) {
        return false;
      }
    }
    if (isAlphaNumeric(peek())) {
      at++;
      return false;
    }
    return true;
  }

  /** One of these, or {@code ms}; what is no unit after all is found when the duration is read. */
  private boolean unit(String letters) {
    boolean accepted = accept(letters);
    if (accepted) {
      accept("s");
    }
    return accepted;
  }

  private boolean number() {
    int from = at;
    String digits = DIGITS;
    if (accept("0") && accept("xX")) {
      accept("_");
      digits = HEX_DIGITS;
    }
    accept(".");
    accept(digits);
    if (!restOfNumber(digits) || at == from) {
      return false;
    }
    return !isAlphaNumeric(peek());
  }

  private boolean restOfNumber(String digits) {
    boolean dotSeen = false;
    boolean exponentSeen = false;
    while (is(digits) || is("._eE")) {
      boolean ok = true;
      if (accept(".")) {
        ok = !dotSeen && !accept("_.") && !digits.equals(HEX_DIGITS);
        dotSeen = true;
      } else if (!digits.equals(HEX_DIGITS) && accept("eE")) {
        ok = !exponentSeen && exponent();
        exponentSeen = true;
      } else if (accept("_")) {
        ok = !accept("._eE") && peek() != END;
      } else {
        acceptRun(digits);
      }
      if (!ok) {
        return false;
      }
    }
    return true;
  }

  private boolean exponent() {
    accept("+-");
    return !accept("._eE") && peek() != END;
  }

  private int read() {
    if (at >= input.length()) {
      return END;
    }
    int c = input.codePointAt(at);
    at += Character.charCount(c);
    return c;
  }

  private int peek() {
    return at < input.length() ? input.codePointAt(at) : END;
  }

  private boolean is(String valid) {
    return at < input.length() && valid.indexOf(input.charAt(at)) >= 0;
  }

  private boolean accept(String valid) {
    boolean accepted = is(valid);
    if (accepted) {
      at++;
    }
    return accepted;
  }

  private void acceptRun(String valid) {
    while (is(valid)) {
      at++;
    }
  }

  private Token token(TokenType type) {
    return new Token(type, input.substring(start, at), position(start, at));
  }

  private Token error(String problem) {
    return new Token(TokenType.ERROR, problem, position(start, input.length()));
  }

  /** Words come in order, so lines are counted once. */
  private PositionRange position(int from, int to) {
    for (; counted < from; counted++) {
      char c = input.charAt(counted);
      column += utf8Length(c);
      if (c == '\n') {
        line++;
        column = 1;
      }
    }
    return new PositionRange(from, to, line, column);
  }

  private static int utf8Length(char c) {
    if (c < 0x80) {
      return 1;
    }
    return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
  }

  private static String rune(int c) {
    return c == END ? "'\ufffd'" : GoText.quote(c);
  }

  private static String unicode(int c) {
    String code = String.format(Locale.ROOT, "U+%04X", c);
    return c < 0x20 || c == 0x7f ? code : code + " '" + Character.toString(c) + "'";
  }

  /** What stands where the text was not valid UTF-8. */
  private static boolean isNoCharacter(int c) {
    return c == 0xFFFD || (c >= 0xD800 && c <= 0xDFFF);
  }

  static boolean isSpace(int c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  private static boolean isAlphaNumeric(int c) {
    return isAlpha(c) || isDigit(c);
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isAlpha(int c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
