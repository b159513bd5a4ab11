package dev.fossawatch.promql.parser;

/** The words of a query, one ahead, and what is said where another was expected. Used once. */
final class Tokens {
  private final Lexer lexer;
  private Token next;
  private int lastClosing;

  Tokens(String query) {
    this.lexer = new Lexer(query);
    this.next = lexer.next();
  }

  /**
   * The next word. What the lexer refuses is thrown only when the parser looks at it, so that a
   * problem with the words before it is found first, as by Prometheus.
   */
  Token next() {
    if (next.type() == TokenType.ERROR) {
      throw new ParseException(next.position(), next.text());
    }
    return next;
  }

  /** The kind of the next word. */
  TokenType type() {
    return next().type();
  }

  boolean is(TokenType type) {
    return type() == type;
  }

  boolean is(TokenType one, TokenType other) {
    return type() == one || type() == other;
  }

  /** Takes the next word. */
  Token take() {
    Token taken = next();
    next = lexer.next();
    return taken;
  }

  /** Takes the next word, which ends an expression. */
  Token takeClosing() {
    lastClosing = next().position().end();
    return take();
  }

  /** Takes the next word if it is of this kind, or else complains. */
  Token take(TokenType wanted, String context, String expected) {
    if (!is(wanted)) {
      throw unexpected(context, expected);
    }
    return take();
  }

  /** Where the last expression ended. */
  int lastClosing() {
    return lastClosing;
  }

  ParseException unexpected(String context, String expected) {
    String in = context.isEmpty() ? "" : " in " + context;
    String wanted = expected.isEmpty() ? "" : ", expected " + expected;
    return new ParseException(
        next().position(), "unexpected " + next().description() + in + wanted);
  }

  /** Reads items with commas between them, and perhaps one after the last, up to a closing word. */
  Token list(TokenType closing, String context, String expected, Runnable item) {
    while (!is(closing)) {
      item.run();
      if (is(TokenType.COMMA)) {
        take();
      } else if (!is(closing)) {
        throw unexpected(context, expected);
      }
    }
    return takeClosing();
  }
}
