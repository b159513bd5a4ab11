package dev.fossawatch.promql.template;

/** The kinds of words in a template. */
enum TokenType {
  ERROR,
  EOF,
  TEXT,
  LEFT,
  RIGHT,
  SPACE,
  ASSIGN,
  DECLARE,
  CHAR,
  PIPE,
  LEFT_PAREN,
  RIGHT_PAREN,
  IDENTIFIER,
  FIELD,
  VARIABLE,
  DOT,
  NIL,
  BOOL,
  NUMBER,
  CHAR_CONSTANT,
  STRING,
  RAW_STRING,
  BLOCK,
  BREAK,
  CONTINUE,
  DEFINE,
  ELSE,
  END,
  IF,
  RANGE,
  TEMPLATE,
  WITH;

  /** Whether it is one of the words that control; these are told in angle brackets. */
  boolean isKeyword() {
    return compareTo(BLOCK) >= 0;
  }

  /** Whether an argument of a command can begin with it. */
  boolean beginsOperand() {
    return this == LEFT_PAREN || (compareTo(IDENTIFIER) >= 0 && compareTo(RAW_STRING) <= 0);
  }

  static TokenType ofWord(String word) {
    return switch (word) {
      case "block" -> BLOCK;
      case "break" -> BREAK;
      case "continue" -> CONTINUE;
      case "define" -> DEFINE;
      case "else" -> ELSE;
      case "end" -> END;
      case "if" -> IF;
      case "range" -> RANGE;
      case "template" -> TEMPLATE;
      case "with" -> WITH;
      case "nil" -> NIL;
      case "true", "false" -> BOOL;
      default -> IDENTIFIER;
    };
  }
}
