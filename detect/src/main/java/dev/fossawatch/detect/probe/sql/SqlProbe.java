package dev.fossawatch.detect.probe.sql;

import dev.fossawatch.detect.finding.AttackClass;
import dev.fossawatch.detect.prefilter.Feature;
import dev.fossawatch.detect.prefilter.Trigger;
import dev.fossawatch.detect.probe.Hits;
import dev.fossawatch.detect.probe.Probe;
import dev.fossawatch.detect.probe.Subject;

/**
 * SQL injection. Two questions: does the value leave the literal it was meant to be and go on as an
 * expression ({@link SqlBreakOut}), and does it contain a statement or call with an effect ({@link
 * SqlStatements})?
 */
public final class SqlProbe implements Probe {
  private static final int EFFORT = 10;

  private final SqlTokens tokens = new SqlTokens();
  private final SqlGrammar grammar = new SqlGrammar(tokens);
  private final SqlBreakOut breakOut = new SqlBreakOut(tokens, grammar);
  private final SqlStatements statements = new SqlStatements(tokens, grammar);

  @Override
  public AttackClass attack() {
    return AttackClass.SQL_INJECTION;
  }

  @Override
  public Trigger trigger() {
    return Trigger.all(Feature.words(SqlWords.TRIGGERS), Feature.chars(" (;+@/*!=-,.<>\n\t\r"))
        .or(Feature.chars("'\"`#"))
        .or(Feature.pairs("||", "&&", "/*", "--"));
  }

  @Override
  public void inspect(Subject subject, Hits hits) {
    if (!subject.spend(subject.text().length() * EFFORT)) {
      return;
    }
    tokens.read(subject.text());
    if (tokens.count() < 2) {
      return;
    }
    grammar.reset();
    breakOut.inspect(hits);
    statements.inspect(hits);
    if (grammar.exhausted()) {
      subject.cut();
    }
  }
}
