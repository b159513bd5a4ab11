package dev.fossawatch.detect.probe.sql;

import dev.fossawatch.detect.finding.AttackClass;
import dev.fossawatch.detect.finding.Evidence;
import dev.fossawatch.detect.probe.Hits;

/**
 * What follows when a value leaves the literal it was meant to be: after a quote that closes it, or
 * after a number or name that stood there without quotes. Only what goes on as an SQL expression
 * does, and to a point where a statement may end, is more than text.
 */
final class SqlBreakOut {
  private final SqlTokens tokens;
  private final SqlGrammar grammar;
  private Evidence evidence = Evidence.WEAK;
  private String reason = "";
  private char quote;

  SqlBreakOut(SqlTokens tokens, SqlGrammar grammar) {
    this.tokens = tokens;
    this.grammar = grammar;
  }

  void inspect(Hits hits) {
    tryHead(hits);
    int seen = 0;
    for (int i = 0; i < tokens.count(); i++) {
      if (tokens.kind(i) == SqlTokens.QUOTE && (seen & bit(tokens.first(i))) == 0) {
        seen |= bit(tokens.first(i));
        tryAt(hits, i, i + 1, true);
      }
    }
  }

  private static int bit(char quote) {
    return quote == '\'' ? 1 : quote == '"' ? 2 : 4;
  }

  /** Without quotes: an operand, and what may follow it. */
  private void tryHead(Hits hits) {
    int end = grammar.parseOperand(0);
    if (end == SqlGrammar.FAILED) {
      end = tokens.kind(0) == SqlTokens.CLOSE ? 0 : SqlGrammar.FAILED;
    }
    if (end != SqlGrammar.FAILED && end < tokens.count()) {
      boolean computed = tokens.kind(0) == SqlTokens.OPEN && grammar.has(SqlGrammar.EQUALS);
      tryAt(hits, 0, end, computed);
    } else if (end == SqlGrammar.FAILED && isContinuation(tokens.skip(0))) {
      tryAt(hits, 0, 0, false);
    }
  }

  private boolean isContinuation(int i) {
    int word = tokens.word(i);
    return word == SqlWords.CLAUSE
        || word == SqlWords.SORT
        || grammar.operator(i) != SqlGrammar.FAILED;
  }

  /**
   * Whether what reopened a string did so with the quote of the value, and nothing stands in it.
   */
  private boolean rejoins() {
    int last = tokens.count() - 1;
    while (last > 0 && tokens.kind(last) != SqlTokens.QUOTE) {
      if (tokens.kind(last) != SqlTokens.NUMBER && !tokens.isComment(last)) {
        return false;
      }
      last--;
    }
    return tokens.first(last) == quote;
  }

  private void tryAt(Hits hits, int first, int from, boolean quoted) {
    int i = closers(from);
    boolean closed = quoted || i > from;
    quote = quoted ? tokens.first(first) : 0;
    if (judge(i, closed)) {
      hits.add(
          AttackClass.SQL_INJECTION,
          evidence,
          tokens.start(first),
          tokens.end(tokens.count() - 1),
          reason);
    }
  }

  /** What closes the expression around the literal: parentheses, an alias, a search modifier. */
  private int closers(int from) {
    int i = tokens.skip(from);
    while (true) {
      if (tokens.kind(i) == SqlTokens.CLOSE) {
        i = tokens.skip(i + 1);
      } else if (tokens.is(i, "as")
          && tokens.kind(i + 1) == SqlTokens.WORD
          && tokens.word(i + 2) == SqlWords.CLAUSE) {
        i += 2;
      } else if (tokens.is(i, "in") && tokens.is(i + 1, "boolean") && tokens.is(i + 2, "mode")) {
        i += 3;
      } else {
        return i;
      }
    }
  }

  private boolean judge(int i, boolean closed) {
    if (tokens.isComment(i)) {
      return truncation(i, closed);
    }
    return switch (tokens.kind(i)) {
      case SqlTokens.END -> false;
      case SqlTokens.SEMICOLON -> (closed && statement(i)) || statementCall(i);
      case SqlTokens.COMMA -> items(i);
      default -> operatorOrClause(i, closed) && !isQuotedWord(i);
    };
  }

  private boolean operatorOrClause(int i, boolean closed) {
    if (tokens.word(i) == SqlWords.SORT) {
      return sorting(i, closed);
    }
    return tokens.word(i) == SqlWords.CLAUSE ? clause(i, closed) : continuation(i, closed);
  }

  /** A word or sign in quotes of its own, after which no comparison makes a condition of it. */
  private boolean isQuotedWord(int i) {
    boolean between =
        tokens.kind(i - 1) == SqlTokens.QUOTE
            && tokens.kind(i + 1) == SqlTokens.QUOTE
            && tokens.first(i - 1) == tokens.first(i + 1)
            && tokens.touchesPrevious(i)
            && tokens.touchesPrevious(i + 1);
    if (!between) {
      return false;
    }
    boolean alone =
        i <= 2 && tokens.kind(i + 2) == SqlTokens.END && tokens.kind(i) != SqlTokens.WORD;
    boolean compares = tokens.kind(i) == SqlTokens.WORD && grammar.has(SqlGrammar.EQUALS);
    boolean goesOn = grammar.has(SqlGrammar.SUBSELECT | SqlGrammar.EFFECT | SqlGrammar.CALL);
    boolean several =
        tokens.kind(i) != SqlTokens.WORD
            && tokens.kind(i + 2) != SqlTokens.WORD
            && tokens.kind(i + 2) != SqlTokens.END
            && !grammar.has(SqlGrammar.NAME);
    return !alone && !compares && !goesOn && !several;
  }

  /** A semicolon after the closed literal, and nothing but a comment behind it. */
  private boolean statement(int semicolon) {
    int next = tokens.skip(semicolon + 1);
    return tokens.isComment(next) && truncation(next, true);
  }

  /** A semicolon and a block or call, as procedural dialects have them. */
  private boolean statementCall(int semicolon) {
    int i = tokens.skip(semicolon + 1);
    if (tokens.word(i) == SqlWords.ALONE) {
      i = tokens.skip(i + 1);
    }
    int end = tokens.kind(i) == SqlTokens.WORD ? grammar.parseOperand(i) : SqlGrammar.FAILED;
    boolean call = end != SqlGrammar.FAILED && grammar.has(SqlGrammar.CALL | SqlGrammar.EFFECT);
    return call && found(Evidence.CERTAIN, "a further statement after a semicolon");
  }

  /** A comma and further items, one of them a call that SQL knows. */
  private boolean items(int comma) {
    int i = comma;
    boolean call = false;
    while (tokens.kind(i) == SqlTokens.COMMA) {
      int end = grammar.parse(i + 1);
      if (end == SqlGrammar.FAILED) {
        return false;
      }
      call |=
          grammar.has(SqlGrammar.CALL | SqlGrammar.SUBSELECT)
              && grammar.has(SqlGrammar.COMPARES | SqlGrammar.SUBSELECT | SqlGrammar.EFFECT);
      i = tokens.skip(end);
    }
    return call
        && mayFollow(i)
        && found(Evidence.CERTAIN, "a computed item joins the list after the value");
  }

  /** A comment right after the literal cuts off the rest of the statement. */
  private boolean truncation(int comment, boolean closed) {
    boolean atEnd = tokens.kind(comment + 1) == SqlTokens.END;
    if (tokens.first(comment) == '#' && comment > 3) {
      return false;
    }
    boolean marked = atEnd || tokens.kind(comment) == SqlTokens.COMMENT_OPEN || isMark(comment + 1);
    if (!marked) {
      return false;
    }
    boolean sharp = tokens.first(comment) == '#';
    return found(
        closed ? sharp && !atEnd ? Evidence.WEAK : Evidence.LIKELY : Evidence.WEAK,
        "a comment right after the value cuts off the rest of the statement");
  }

  /** What people put behind a comment that must not end in a blank: one more sign, one letter. */
  private boolean isMark(int i) {
    return tokens.kind(i + 1) == SqlTokens.END && tokens.end(i) - tokens.start(i) <= 1;
  }

  private boolean sorting(int i, boolean closed) {
    int by = tokens.skip(i + 1);
    if (tokens.word(by) != SqlWords.BY) {
      return false;
    }
    int end = grammar.parse(by + 1);
    if (end == SqlGrammar.FAILED || !mayFollow(end)) {
      return false;
    }
    boolean number = grammar.has(SqlGrammar.LITERAL) && !grammar.has(SqlGrammar.NAME);
    boolean strong =
        closed || (number && !grammar.has(SqlGrammar.OPEN_END)) || tokens.isComment(end);
    return found(
        closed && (number || tokens.isComment(end))
            ? Evidence.CERTAIN
            : strong ? Evidence.LIKELY : Evidence.WEAK,
        "goes on with a sort clause after the value");
  }

  private boolean clause(int i, boolean closed) {
    int end = grammar.parse(i + 1);
    boolean constant = !grammar.has(SqlGrammar.NAME);
    if (end == SqlGrammar.FAILED || !mayFollow(end)) {
      return false;
    }
    boolean strong =
        grammar.has(SqlGrammar.SUBSELECT | SqlGrammar.EFFECT)
            || (constant && grammar.has(SqlGrammar.COMPARES));
    boolean some = closed && (constant || grammar.has(SqlGrammar.COMPARES));
    return (strong || some)
        && found(
            strong ? Evidence.CERTAIN : Evidence.LIKELY,
            "goes on with another clause after the value");
  }

  private boolean continuation(int i, boolean closed) {
    boolean logic = tokens.word(i) == SqlWords.LOGIC || tokens.kind(i) == SqlTokens.LOGIC;
    boolean word = tokens.kind(i) == SqlTokens.WORD;
    int end = grammar.parseRest(i);
    if (end == SqlGrammar.FAILED || end == i || !mayFollow(end)) {
      return false;
    }
    if (grammar.has(SqlGrammar.SUBSELECT | SqlGrammar.EFFECT)) {
      return found(Evidence.CERTAIN, "goes on with a sub-select or a function that has an effect");
    }
    if (logic) {
      return condition(end, closed);
    }
    return closed && joined(end, word);
  }

  /** AND or OR with a condition: always true or always false where it names nothing. */
  private boolean condition(int end, boolean closed) {
    boolean constant = !grammar.has(SqlGrammar.NAME);
    boolean compares = grammar.has(SqlGrammar.COMPARES);
    boolean fixed = constant || grammar.has(SqlGrammar.CALL) || grammar.has(SqlGrammar.SAME);
    if (compares && (fixed || (closed && grammar.has(SqlGrammar.LITERAL)))) {
      return found(Evidence.CERTAIN, "a condition that is always the same widens the statement");
    }
    boolean reopened = grammar.has(SqlGrammar.LITERAL) && rejoins();
    boolean ends = tokens.isComment(end) || (grammar.has(SqlGrammar.OPEN_END) && reopened);
    if (!ends && grammar.has(SqlGrammar.OPEN_END)) {
      return false;
    }
    if (closed && (constant || ends)) {
      return found(
          ends ? Evidence.CERTAIN : Evidence.LIKELY, "a further condition after the value");
    }
    boolean call = grammar.has(SqlGrammar.CALL);
    return (constant && ((ends && tokens.isComment(end)) || call))
        && found(Evidence.LIKELY, "a further condition after the value");
  }

  /**
   * Operators that join the literal with what follows: the statement's own quote closes the rest.
   */
  private boolean joined(int end, boolean word) {
    boolean constant = !grammar.has(SqlGrammar.NAME);
    boolean reopens =
        grammar.has(SqlGrammar.OPEN_END) && grammar.has(SqlGrammar.LITERAL) && (word || rejoins());
    boolean computed =
        end == tokens.count()
            && grammar.has(SqlGrammar.EQUALS | SqlGrammar.OPERATES)
            && tokens.kind(0) == SqlTokens.OPEN;
    boolean ends = tokens.isComment(end);
    if (grammar.has(SqlGrammar.CALL) || (constant && (reopens || ends || computed))) {
      return found(
          grammar.has(SqlGrammar.CALL) || word || ends ? Evidence.CERTAIN : Evidence.LIKELY,
          "an operator joins the value with an expression");
    }
    return false;
  }

  private boolean mayFollow(int i) {
    if (tokens.isStop(i)) {
      return true;
    }
    int kind = tokens.kind(i);
    int word = tokens.word(i);
    return kind == SqlTokens.CLOSE
        || kind == SqlTokens.COMMA
        || (kind == SqlTokens.QUOTE && tokens.kind(i + 1) != SqlTokens.WORD)
        || word == SqlWords.UNION
        || word == SqlWords.SORT
        || word == SqlWords.CLAUSE
        || word == SqlWords.INTO
        || word == SqlWords.TAIL
        || word == SqlWords.CASE_PART;
  }

  private boolean found(Evidence strength, String why) {
    evidence = strength;
    reason = why;
    return true;
  }
}
