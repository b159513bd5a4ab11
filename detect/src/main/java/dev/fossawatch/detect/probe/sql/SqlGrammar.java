package dev.fossawatch.detect.probe.sql;

/**
 * Expressions of SQL: tells where one ends and what it contains. Never goes back, except that the
 * whole is limited to {@value #EFFORT} looks at each token.
 */
final class SqlGrammar {
  static final int FAILED = -1;

  /** There is a comparison. */
  static final int COMPARES = 1;

  /** There is a sub-select. */
  static final int SUBSELECT = 2;

  /** There is a call of a function that waits, reads, or reports. */
  static final int EFFECT = 4;

  /** There is a call of a function that SQL knows. */
  static final int CALL = 8;

  /** There is a name, so that the value is not known beforehand. */
  static final int NAME = 16;

  /** The last string is not closed, or an operand is missing at the end. */
  static final int OPEN_END = 32;

  /** There is a literal. */
  static final int LITERAL = 64;

  /** There is more than one operand. */
  static final int OPERATES = 128;

  /** A name is compared with itself. */
  static final int SAME = 512;

  /** A comparison is written with a sign and not with a word. */
  static final int EQUALS = 256;

  private static final int EFFORT = 8;
  private static final int DEEPEST = 24;

  private final SqlTokens tokens;
  private int flags;
  private int left;
  private int depth;

  SqlGrammar(SqlTokens tokens) {
    this.tokens = tokens;
  }

  /** Prepares for the tokens of another text. */
  void reset() {
    left = EFFORT * (tokens.count() + 8);
  }

  boolean exhausted() {
    return left < 0;
  }

  int flags() {
    return flags;
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /**
   * The end of the expression at {@code i}, or {@link #FAILED}; what it contains is in the flags.
   */
  int parse(int i) {
    flags = 0;
    depth = 0;
    return expression(i);
  }

  /** The end of what continues an expression with an operator at {@code i}. */
  int parseRest(int i) {
    flags = 0;
    depth = 0;
    return rest(i);
  }

  /** The end of one operand. */
  int parseOperand(int i) {
    flags = 0;
    depth = 0;
    return operand(i);
  }

  private int expression(int i) {
    int end = operand(i);
    return end == FAILED ? FAILED : rest(end);
  }

  private int rest(int from) {
    int at = tokens.skip(from);
    while (true) {
      int after = operator(at);
      if (after == FAILED) {
        return at;
      }
      if (tokens.kind(after) == SqlTokens.END) {
        flags |= OPEN_END | OPERATES;
        return after;
      }
      int end = after == at ? FAILED : operand(after);
      if (end == FAILED) {
        return isPostfix(at) ? tokens.skip(after) : FAILED;
      }
      flags |= OPERATES;
      at = tokens.skip(end);
    }
  }

  /** {@code IS NULL} and the like need nothing more when what follows is no operand. */
  private boolean isPostfix(int at) {
    return tokens.word(at) == SqlWords.COMPARE && tokens.is(at, "is");
  }

  /** The index after the operator at {@code i}, or {@link #FAILED}. */
  int operator(int i) {
    return switch (tokens.kind(i)) {
      case SqlTokens.COMPARE -> {
        flags |= COMPARES | EQUALS | (sameAround(i) ? SAME : 0);
        yield tokens.skip(i + 1);
      }
      case SqlTokens.ARITHMETIC, SqlTokens.LOGIC -> tokens.skip(i + 1);
      case SqlTokens.WORD -> wordOperator(i);
      default -> FAILED;
    };
  }

  private boolean sameAround(int i) {
    return tokens.kind(i - 1) == SqlTokens.WORD && tokens.same(i - 1, i + 1);
  }

  private int wordOperator(int i) {
    int word = tokens.word(i);
    if (word == SqlWords.NOT) {
      int next = tokens.skip(i + 1);
      return tokens.word(next) == SqlWords.COMPARE ? wordOperator(next) : FAILED;
    }
    if (word == SqlWords.COMPARE) {
      flags |= COMPARES;
      int next = tokens.skip(i + 1);
      return tokens.word(next) == SqlWords.NOT || tokens.word(next) == SqlWords.COMPARE
          ? tokens.skip(next + 1)
          : next;
    }
    return word == SqlWords.LOGIC ? tokens.skip(i + 1) : FAILED;
  }

  private int operand(int from) {
    int i = tokens.skip(from);
    while (isPrefix(i)) {
      i = tokens.skip(i + 1);
      left--;
    }
    if (--left < 0) {
      return FAILED;
    }
    return switch (tokens.kind(i)) {
      case SqlTokens.NUMBER, SqlTokens.VARIABLE -> literal(i + 1);
      case SqlTokens.QUOTE -> string(i);
      case SqlTokens.OPEN -> parenthesis(i);
      case SqlTokens.WORD -> name(i);
      default -> FAILED;
    };
  }

  private boolean isPrefix(int i) {
    int kind = tokens.kind(i);
    if (kind == SqlTokens.BANG
        || (kind == SqlTokens.ARITHMETIC && "+-~".indexOf(tokens.first(i)) >= 0)) {
      return true;
    }
    int word = tokens.word(i);
    return word == SqlWords.NOT || word == SqlWords.PREFIX || word == SqlWords.QUALIFIER;
  }

  private int literal(int end) {
    flags |= LITERAL;
    return end;
  }

  /** A string, with the quotes doubled in it. One that is not closed reaches to the end. */
  private int string(int open) {
    flags |= LITERAL;
    int close = tokens.link(open);
    while (close < tokens.count() && isDoubled(close) && --left >= 0) {
      close = tokens.link(close + 1);
    }
    if (close >= tokens.count()) {
      flags |= OPEN_END;
      return tokens.count();
    }
    return close + 1;
  }

  private boolean isDoubled(int close) {
    return tokens.kind(close + 1) == SqlTokens.QUOTE
        && tokens.first(close + 1) == tokens.first(close)
        && tokens.touchesPrevious(close + 1);
  }

  private int name(int i) {
    int next = tokens.skip(i + 1);
    int word = tokens.word(i);
    if (tokens.kind(next) == SqlTokens.OPEN && !isReserved(word)) {
      return call(word, next);
    }
    if (word == SqlWords.CONSTANT || word == SqlWords.BUILT_IN) {
      return literal(i + 1);
    }
    if (word == SqlWords.CASE) {
      return isCase(next) ? caseEnd(i) : FAILED;
    }
    if (word == SqlWords.EFFECT) {
      flags |= tokens.kind(next) == SqlTokens.DOT ? EFFECT : 0;
    }
    return isReserved(word) ? FAILED : qualified(i);
  }

  private static boolean isReserved(int word) {
    return switch (word) {
      case SqlWords.LOGIC,
          SqlWords.NOT,
          SqlWords.COMPARE,
          SqlWords.UNION,
          SqlWords.SELECT,
          SqlWords.FROM,
          SqlWords.CLAUSE,
          SqlWords.INTO,
          SqlWords.CASE_PART ->
          true;
      default -> false;
    };
  }

  private int qualified(int i) {
    flags |= NAME;
    int end = i + 1;
    while (tokens.kind(end) == SqlTokens.DOT && --left >= 0) {
      end = tokens.kind(end + 1) == SqlTokens.WORD ? end + 2 : end + 1;
      if (tokens.kind(end) == SqlTokens.OPEN) {
        return call(tokens.word(end - 1), end);
      }
    }
    return end;
  }

  private int call(int word, int open) {
    flags |= word == SqlWords.EFFECT ? EFFECT | CALL : 0;
    flags |= word == SqlWords.NONE ? NAME : CALL;
    return parenthesis(open);
  }

  /** Whether WHEN or a simple operand follows, and not prose. */
  private boolean isCase(int i) {
    return tokens.word(i) == SqlWords.CASE_PART
        || tokens.word(tokens.skip(i + 1)) == SqlWords.CASE_PART;
  }

  private int caseEnd(int i) {
    int at = i;
    while (at < tokens.count() && tokens.word(at) != SqlWords.END && --left >= 0) {
      at++;
    }
    flags |= CALL;
    return Math.min(at + 1, tokens.count());
  }

  /** What is in parentheses: a sub-select, a list of expressions, nothing. */
  private int parenthesis(int open) {
    int i = tokens.skip(open + 1);
    if (tokens.word(i) == SqlWords.SELECT || tokens.word(i) == SqlWords.UNION) {
      flags |= SUBSELECT;
      return Math.min(tokens.link(open) + 1, tokens.count());
    }
    if (++depth > DEEPEST) {
      return Math.min(tokens.link(open) + 1, tokens.count());
    }
    int end = list(i);
    depth--;
    return end;
  }

  private int list(int from) {
    int i = from;
    while (--left >= 0) {
      if (tokens.kind(i) == SqlTokens.CLOSE) {
        return i + 1;
      }
      if (tokens.isStop(i)) {
        flags |= OPEN_END;
        return i;
      }
      int end = isStar(i) ? i + 1 : expression(i);
      i = end == FAILED ? i : tokens.skip(end);
      if (end != FAILED && isSeparator(i)) {
        i = tokens.skip(i + 1);
      } else if (end == FAILED || (tokens.kind(i) != SqlTokens.CLOSE && !tokens.isStop(i))) {
        return FAILED;
      }
    }
    return FAILED;
  }

  private boolean isStar(int i) {
    return tokens.kind(i) == SqlTokens.ARITHMETIC && tokens.first(i) == '*';
  }

  private boolean isSeparator(int i) {
    int word = tokens.word(i);
    return tokens.kind(i) == SqlTokens.COMMA || word == SqlWords.FROM || word == SqlWords.TAIL;
  }
}
