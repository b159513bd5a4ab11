package dev.fossawatch.detect.probe.sql;

import dev.fossawatch.detect.finding.AttackClass;
import dev.fossawatch.detect.finding.Evidence;
import dev.fossawatch.detect.probe.Hits;

/**
 * Statements and calls that have an effect wherever they stand: UNION SELECT, stacked statements,
 * sub-selects, waiting, reading files, the catalogue. A keyword counts only where the grammar has a
 * place for it and goes on from it; in prose the next word breaks the grammar.
 */
final class SqlStatements {
  private final SqlTokens tokens;
  private final SqlGrammar grammar;

  SqlStatements(SqlTokens tokens, SqlGrammar grammar) {
    this.tokens = tokens;
    this.grammar = grammar;
  }

  void inspect(Hits hits) {
    for (int i = 0; i < tokens.count(); i++) {
      if (tokens.kind(i) == SqlTokens.WORD && tokens.word(i) != SqlWords.NONE) {
        at(i, hits);
      } else if (tokens.kind(i) == SqlTokens.CODE_OPEN) {
        versioned(i, hits);
      }
    }
  }

  private void at(int i, Hits hits) {
    switch (tokens.word(i)) {
      case SqlWords.UNION -> union(i, hits);
      case SqlWords.SELECT -> select(i, hits);
      case SqlWords.VERB, SqlWords.EXEC, SqlWords.ALONE, SqlWords.SET -> stacked(i, hits);
      case SqlWords.WAITFOR -> waitFor(i, hits);
      case SqlWords.INTO -> intoFile(i, hits);
      case SqlWords.EFFECT -> effect(i, hits);
      case SqlWords.FROM -> from(i, hits);
      case SqlWords.CASE -> caseWhen(i, hits);
      case SqlWords.TAIL -> analyse(i, hits);
      default -> {}
    }
  }

  private void add(Hits hits, Evidence evidence, int first, int last, String reason) {
    int end = tokens.end(Math.min(last, tokens.count() - 1));
    hits.add(AttackClass.SQL_INJECTION, evidence, tokens.start(first), end, reason);
  }

  private void union(int i, Hits hits) {
    int at = tokens.skip(i + 1);
    while (tokens.word(at) == SqlWords.QUALIFIER
        || tokens.kind(at) == SqlTokens.OPEN
        || isPlus(at)) {
      at = tokens.skip(at + 1);
    }
    if (tokens.word(at) == SqlWords.SELECT && isSelectList(at)) {
      add(hits, Evidence.CERTAIN, i, at + 1, "UNION SELECT adds rows of another query");
    }
  }

  private boolean isPlus(int i) {
    return tokens.kind(i) == SqlTokens.ARITHMETIC && tokens.first(i) == '+';
  }

  /** Whether a list of expressions follows, and not prose. */
  private boolean isSelectList(int select) {
    int i = tokens.skip(select + 1);
    while (tokens.word(i) == SqlWords.QUALIFIER || isPlus(i)) {
      i = tokens.skip(i + 1);
    }
    return switch (tokens.kind(i)) {
      case SqlTokens.WORD -> isItem(i);
      case SqlTokens.OTHER, SqlTokens.DOT, SqlTokens.CLOSE, SqlTokens.COMMA -> false;
      default -> true;
    };
  }

  private boolean isItem(int i) {
    int next = tokens.skip(i + 1);
    int kind = tokens.kind(next);
    if (tokens.word(i) == SqlWords.CASE || tokens.word(i) == SqlWords.CONSTANT) {
      return true;
    }
    boolean followed =
        kind == SqlTokens.COMMA
            || kind == SqlTokens.OPEN
            || kind == SqlTokens.COMPARE
            || kind == SqlTokens.LOGIC
            || kind == SqlTokens.ARITHMETIC
            || kind == SqlTokens.LINE_COMMENT
            || kind == SqlTokens.SEMICOLON
            || kind == SqlTokens.END
            || tokens.word(next) == SqlWords.INTO
            || tokens.word(next) == SqlWords.FROM;
    boolean dotted =
        kind == SqlTokens.DOT && tokens.touchesPrevious(next) && tokens.touchesPrevious(next + 1);
    return followed || dotted;
  }

  private void select(int i, Hits hits) {
    if (!isSelectList(i)) {
      return;
    }
    int before = previous(i);
    int kind = before < 0 ? SqlTokens.END : tokens.kind(before);
    int first = tokens.skip(i + 1);
    boolean from = from(i) < tokens.count();
    boolean rich =
        from
            || tokens.kind(first) != SqlTokens.WORD
            || isCall(first)
            || tokens.word(first) == SqlWords.CASE;
    if (kind == SqlTokens.OPEN && rich) {
      add(
          hits,
          isCode(i, from) ? Evidence.CERTAIN : Evidence.LIKELY,
          before,
          i + 1,
          "a sub-select");
    } else if (kind == SqlTokens.SEMICOLON && rich) {
      add(hits, Evidence.CERTAIN, before, i + 1, "a further statement after a semicolon");
    } else if (isHead(before) && isQuery(i)) {
      add(hits, Evidence.LIKELY, i, tokens.count() - 1, "the value is a query");
    }
  }

  private boolean isCode(int select, boolean from) {
    int first = tokens.skip(select + 1);
    return from
        || tokens.kind(first) == SqlTokens.NUMBER
        || isCall(first)
        || tokens.kind(first) == SqlTokens.OPEN
        || tokens.kind(first) == SqlTokens.VARIABLE;
  }

  private boolean isCall(int i) {
    return tokens.kind(i) == SqlTokens.WORD && tokens.kind(tokens.skip(i + 1)) == SqlTokens.OPEN;
  }

  /** The first FROM within a few tokens after {@code i}. */
  private int from(int i) {
    for (int at = i + 1; at < tokens.count() && at < i + 24; at++) {
      if (tokens.word(at) == SqlWords.FROM) {
        return at;
      }
      if (tokens.kind(at) == SqlTokens.SEMICOLON) {
        break;
      }
    }
    return tokens.count();
  }

  private int previous(int i) {
    int at = i - 1;
    while (at >= 0
        && (tokens.kind(at) == SqlTokens.CODE_OPEN
            || tokens.kind(at) == SqlTokens.COMMENT_CLOSE
            || isPlus(at))) {
      at--;
    }
    return at;
  }

  private boolean isHead(int before) {
    int kind = before < 0 ? SqlTokens.END : tokens.kind(before);
    return kind == SqlTokens.END || kind == SqlTokens.QUOTE || kind == SqlTokens.CLOSE;
  }

  /**
   * A query whose select list no prose has: a star, a call, several items, a comparison behind it.
   */
  private boolean isQuery(int select) {
    int first = tokens.skip(select + 1);
    int from = from(select);
    boolean list =
        tokens.kind(first) != SqlTokens.WORD
            || isKnownCall(first)
            || tokens.kind(first + 1) == SqlTokens.COMMA;
    if (from >= tokens.count()) {
      return (isCall(first) && isArgument(tokens.skip(first + 1) + 1))
          || tokens.kind(first) == SqlTokens.VARIABLE
          || (tokens.word(first) == SqlWords.BUILT_IN && tokens.isStop(first + 1));
    }
    boolean table = tokens.kind(from + 1) == SqlTokens.WORD && endsQuery(from);
    return table && (list || (from == first + 1 && compares(from)));
  }

  /** Whether behind the table stands what may stand there: the end, an alias, the next clause. */
  private boolean endsQuery(int from) {
    int i = tokens.skip(from + 2);
    while (tokens.kind(i) == SqlTokens.DOT) {
      i = tokens.skip(i + 2);
    }
    boolean alias = tokens.kind(i) == SqlTokens.WORD && tokens.word(i) == SqlWords.NONE;
    int end = alias ? tokens.skip(i + 1) : i;
    int word = tokens.word(end);
    return tokens.isStop(end)
        || tokens.kind(end) == SqlTokens.QUOTE
        || word == SqlWords.CLAUSE
        || word == SqlWords.SORT
        || word == SqlWords.UNION;
  }

  private boolean isKnownCall(int i) {
    return isCall(i) && tokens.word(i) >= SqlWords.EFFECT;
  }

  private boolean isArgument(int i) {
    int kind = tokens.kind(i);
    return kind == SqlTokens.QUOTE || kind == SqlTokens.NUMBER || kind == SqlTokens.CLOSE;
  }

  private boolean compares(int from) {
    for (int i = from; i < tokens.count() && i < from + 12; i++) {
      if (tokens.kind(i) == SqlTokens.COMPARE) {
        return true;
      }
    }
    return false;
  }

  private void stacked(int i, Hits hits) {
    int before = previous(i);
    boolean semicolon = before >= 0 && tokens.kind(before) == SqlTokens.SEMICOLON;
    if (!semicolon && before >= 0 && !(tokens.kind(before) == SqlTokens.QUOTE && before < 2)) {
      return;
    }
    if (isStatement(i)) {
      boolean certain = semicolon && before > 0;
      add(
          hits,
          certain ? Evidence.CERTAIN : Evidence.LIKELY,
          Math.max(before, 0),
          i + 2,
          certain ? "a further statement after a semicolon" : "the value is a statement");
    }
  }

  private boolean isStatement(int i) {
    int next = tokens.skip(i + 1);
    return switch (tokens.word(i)) {
      case SqlWords.EXEC -> isExec(next);
      case SqlWords.SET -> tokens.kind(next) == SqlTokens.VARIABLE;
      case SqlWords.ALONE ->
          tokens.is(i, "shutdown") && (tokens.isStop(next) || tokens.is(next, "with"));
      default -> isChange(i, next);
    };
  }

  private boolean isExec(int i) {
    return tokens.kind(i) == SqlTokens.OPEN
        || tokens.kind(i) == SqlTokens.VARIABLE
        || tokens.word(i) == SqlWords.EFFECT
        || tokens.is(i, "master")
        || tokens.is(i, "immediate")
        || (tokens.kind(i) == SqlTokens.WORD && tokens.kind(i + 1) == SqlTokens.OPEN);
  }

  private boolean isChange(int i, int next) {
    if (tokens.is(i, "update")) {
      int set = tokens.skip(next + 1);
      return tokens.word(set) == SqlWords.SET && compares(set);
    }
    if (tokens.is(i, "delete")) {
      return tokens.word(next) == SqlWords.FROM && endsSoon(next + 2);
    }
    if (tokens.is(i, "insert") || tokens.is(i, "merge") || tokens.is(i, "replace")) {
      int table = tokens.skip(next + 1);
      int after = tokens.skip(table + 1);
      return tokens.word(next) == SqlWords.INTO
          && (isListOrValues(after) || tokens.kind(after) == SqlTokens.DOT);
    }
    boolean object = tokens.word(next) == SqlWords.OBJECT;
    if (object && tokens.kind(tokens.skip(next + 1)) != SqlTokens.END && endsSoon(next + 2)) {
      return true;
    }
    boolean load = tokens.is(next, "insert") || tokens.is(next, "data");
    return load && (tokens.is(i, "bulk") || tokens.is(i, "load"));
  }

  private boolean isListOrValues(int i) {
    return tokens.kind(i) == SqlTokens.OPEN
        || tokens.word(i) == SqlWords.VALUES
        || tokens.word(i) == SqlWords.SELECT;
  }

  /** Whether a statement about an object goes on as one: it ends, or with a list or clause. */
  private boolean endsSoon(int i) {
    int at = tokens.skip(i);
    int kind = tokens.kind(at);
    return tokens.isStop(at)
        || kind == SqlTokens.OPEN
        || kind == SqlTokens.DOT
        || kind == SqlTokens.QUOTE
        || kind == SqlTokens.COMMA
        || tokens.word(at) == SqlWords.CLAUSE
        || tokens.word(at) == SqlWords.NOT
        || tokens.word(at) == SqlWords.EXEC
        || tokens.is(at, "identified")
        || tokens.is(at, "cascade")
        || tokens.is(at, "add")
        || tokens.is(at, "exists");
  }

  private void waitFor(int i, Hits hits) {
    int next = tokens.skip(i + 1);
    int time = tokens.skip(next + 1);
    boolean delay = tokens.is(next, "delay") || tokens.is(next, "time");
    if (delay
        && (tokens.kind(time) == SqlTokens.QUOTE
            || tokens.kind(time) == SqlTokens.VARIABLE
            || tokens.isStop(time))) {
      add(hits, Evidence.CERTAIN, i, time + 1, "WAITFOR makes the database wait");
    }
  }

  private void intoFile(int i, Hits hits) {
    int next = tokens.skip(i + 1);
    if (tokens.word(next) == SqlWords.FILE
        && (tokens.kind(next + 1) == SqlTokens.QUOTE
            || tokens.kind(next + 1) == SqlTokens.NUMBER)) {
      add(hits, Evidence.CERTAIN, i, next + 1, "INTO OUTFILE writes a file");
    }
  }

  private void effect(int i, Hits hits) {
    int next = tokens.skip(i + 1);
    boolean procedure = tokens.first(i) == 'x' && tokens.end(i) - tokens.start(i) > 4;
    boolean member = i > 0 && tokens.kind(i - 1) == SqlTokens.DOT;
    if (tokens.kind(next) == SqlTokens.OPEN && !member) {
      int end = grammar.parseOperand(i);
      boolean ends = end != SqlGrammar.FAILED && next + 1 < tokens.count();
      boolean head = isHead(previous(i));
      if (ends && !(head && grammar.has(SqlGrammar.NAME))) {
        add(
            hits,
            head ? Evidence.LIKELY : Evidence.CERTAIN,
            i,
            end,
            "a function that waits, reads files or reports by errors");
      }
    } else if (tokens.kind(next) == SqlTokens.DOT
        && isCall(next + 1)
        && tokens.touchesPrevious(next + 2)) {
      add(hits, Evidence.CERTAIN, i, next + 1, "a database package that waits or connects");
    } else if (procedure && tokens.kind(next) == SqlTokens.QUOTE) {
      add(hits, Evidence.CERTAIN, i, next, "a procedure that runs commands");
    }
  }

  private void from(int i, Hits hits) {
    int table = tokens.skip(i + 1);
    if (tokens.word(table) == SqlWords.CATALOG && hasSelect(i)) {
      add(hits, Evidence.CERTAIN, i, table, "reads the catalogue of the database");
    }
  }

  private boolean hasSelect(int from) {
    for (int i = from - 1; i >= 0 && i > from - 24; i--) {
      if (tokens.word(i) == SqlWords.SELECT) {
        return true;
      }
    }
    return false;
  }

  private void caseWhen(int i, Hits hits) {
    int before = previous(i);
    boolean opens =
        before >= 0
            && (tokens.kind(before) == SqlTokens.OPEN || tokens.kind(before) == SqlTokens.COMMA);
    if (opens && tokens.is(tokens.skip(i + 1), "when")) {
      add(hits, Evidence.LIKELY, i, i + 2, "a CASE expression");
    }
  }

  private void analyse(int i, Hits hits) {
    int next = tokens.skip(i + 1);
    if (tokens.is(i, "procedure")
        && tokens.is(next, "analyse")
        && tokens.kind(next + 1) == SqlTokens.OPEN) {
      add(hits, Evidence.CERTAIN, i, next + 1, "PROCEDURE ANALYSE reports by errors");
    }
  }

  /** A comment whose content MySQL executes. */
  private void versioned(int i, Hits hits) {
    int word = tokens.word(i + 1);
    if (word != SqlWords.NONE || tokens.kind(i + 1) == SqlTokens.NUMBER) {
      add(
          hits,
          word == SqlWords.NONE ? Evidence.WEAK : Evidence.CERTAIN,
          i,
          i + 1,
          "a comment that MySQL executes");
    }
  }
}
