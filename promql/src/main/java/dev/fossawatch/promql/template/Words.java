package dev.fossawatch.promql.template;

import java.util.List;

/** The words of a template and the place of the parser among them; knows how to tell a failure. */
final class Words {
  private final String name;
  private final List<Token> tokens;
  private int next;
  private Token seen;
  private int actionLine;

  Words(String name, List<Token> tokens) {
    this.name = name;
    this.tokens = tokens;
    this.seen = tokens.get(0);
  }

  /** The next word, which is taken; the last one again and again. */
  Token next() {
    seen = tokens.get(Math.min(next, tokens.size() - 1));
    next++;
    return seen;
  }

  Token peek() {
    seen = tokens.get(Math.min(next, tokens.size() - 1));
    return seen;
  }

  Token nextNonSpace() {
    Token token = next();
    while (token.type() == TokenType.SPACE) {
      token = next();
    }
    return token;
  }

  Token peekNonSpace() {
    while (peek().type() == TokenType.SPACE) {
      next++;
    }
    return peek();
  }

  /** Gives back the word taken last. */
  void backUp() {
    next--;
  }

  int place() {
    return next;
  }

  void returnTo(int place) {
    next = place;
  }

  /** What the action ahead begins with; end of file if none is ahead. */
  TokenType controlAhead() {
    if (peek().type() != TokenType.LEFT) {
      return TokenType.EOF;
    }
    int at = next + 1;
    while (tokens.get(at).type() == TokenType.SPACE) {
      at++;
    }
    return tokens.get(at).type();
  }

  void beginAction(int line) {
    actionLine = line;
  }

  void endAction() {
    actionLine = 0;
  }

  void expect(TokenType type, String context) throws TemplateException {
    Token token = nextNonSpace();
    if (token.type() != type) {
      throw unexpected(token, context);
    }
  }

  TemplateException unexpected(Token token, String context) {
    if (token.type() != TokenType.ERROR) {
      return failure("unexpected " + token + " in " + context);
    }
    String problem = token.text();
    if (actionLine == 0 || actionLine == token.line()) {
      return failure(problem);
    }
    String action = problem.endsWith(" action") ? "" : " in action";
    return failure(problem + action + " started at " + name + ":" + actionLine);
  }

  TemplateException failure(String problem) {
    return new TemplateException(
        "template: " + name + ":" + seen.line() + ": " + problem, seen.start());
  }
}
