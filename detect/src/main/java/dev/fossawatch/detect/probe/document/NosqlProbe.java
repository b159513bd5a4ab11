package dev.fossawatch.detect.probe.document;

import dev.fossawatch.detect.finding.AttackClass;
import dev.fossawatch.detect.finding.Evidence;
import dev.fossawatch.detect.prefilter.Feature;
import dev.fossawatch.detect.prefilter.Trigger;
import dev.fossawatch.detect.probe.Hits;
import dev.fossawatch.detect.probe.Probe;
import dev.fossawatch.detect.probe.Subject;
import dev.fossawatch.detect.text.Ascii;
import dev.fossawatch.detect.text.Words;

/** Operators of document databases as names or in values, and script they would run. */
public final class NosqlProbe implements Probe {
  private static final int EFFORT = 3;
  private static final Words OPERATORS =
      Words.of(
          "ne gt gte lt lte eq in nin regex where or and nor not exists expr func comment"
              + " elemmatch size all mod type options text search function accumulator lookup"
              + " jsonschema");

  private char[] chars = {};
  private int length;

  @Override
  public AttackClass attack() {
    return AttackClass.NOSQL_INJECTION;
  }

  @Override
  public Trigger trigger() {
    return Trigger.all(Feature.chars("$"))
        .or(Feature.words("this function db return var while mapreduce"), Feature.chars("({;.="))
        .or(Feature.pairs("__"));
  }

  @Override
  public void inspect(Subject subject, Hits hits) {
    length = subject.text().length();
    if (!subject.spend(length * EFFORT)) {
      return;
    }
    chars = subject.text().chars();
    for (int i = 0; i < length; i++) {
      if (chars[i] == '$') {
        operator(i, subject.isKey(), hits);
      }
    }
    if (subject.isKey()) {
      lookup(hits);
    } else {
      script(hits);
    }
  }

  private void operator(int i, boolean key, Hits hits) {
    int end = Ascii.skipWord(chars, i + 1, length);
    if (!OPERATORS.has(chars, i + 1, end)) {
      return;
    }
    char before = i == 0 ? 0 : chars[i - 1];
    if (key && (i == 0 || before == '[' || before == '.')) {
      hits.add(attack(), Evidence.CERTAIN, i, end, "an operator of a document database as a name");
      return;
    }
    int colon = Ascii.skipSpaces(chars, end, length);
    if (colon < length && (chars[colon] == '"' || chars[colon] == '\'')) {
      colon = Ascii.skipSpaces(chars, colon + 1, length);
    }
    boolean member =
        colon < length && chars[colon] == ':' && (i == 0 || "{,'\" [".indexOf(before) >= 0);
    if (!key && member) {
      hits.add(
          attack(),
          Evidence.CERTAIN,
          i,
          colon + 1,
          "an operator of a document database in a value");
    }
  }

  /** Lookups of object mappers over several relations. */
  private void lookup(Hits hits) {
    int last = -1;
    int count = 0;
    for (int i = 1; i + 2 < length; i++) {
      if (chars[i] == '_'
          && chars[i + 1] == '_'
          && Ascii.isLetter(chars[i + 2])
          && Ascii.isWord(chars[i - 1])
          && chars[i - 1] != '_') {
        count++;
        last = i + 2;
      }
    }
    if (count > 1 && Ascii.isLetter(chars[0])) {
      hits.add(
          attack(),
          Evidence.LIKELY,
          last,
          length,
          "a lookup over the relations of an object mapper");
    }
  }

  /** Script after the end of a literal, or a function as the value. */
  private void script(Hits hits) {
    int start = Ascii.skipSpaces(chars, 0, length);
    if (Ascii.startsWith(chars, start, length, "function")
        && Ascii.indexOf(chars, start, Math.min(length, start + 64), "return") > 0) {
      hits.add(attack(), Evidence.LIKELY, start, start + 8, "a function as the value");
    } else if (Ascii.startsWith(chars, start, length, "db.")
        && Ascii.indexOf(chars, start, length, "(") > 0) {
      hits.add(attack(), Evidence.LIKELY, start, start + 3, "a statement of a document database");
    }
    leaves(start, hits);
  }

  private void leaves(int start, Hits hits) {
    int quote = firstBreak(start);
    if (quote < 0) {
      return;
    }
    int i = quote;
    while (i < length && (Ascii.isSpace(chars[i]) || ";'\")}&|".indexOf(chars[i]) >= 0)) {
      i++;
    }
    boolean statement =
        Ascii.startsWith(chars, i, length, "var ")
            || Ascii.startsWith(chars, i, length, "while(")
            || Ascii.startsWith(chars, i, length, "do{");
    boolean returns =
        Ascii.startsWith(chars, i, length, "return ") && Ascii.indexOf(chars, i, length, ";") > 0;
    boolean self =
        Ascii.startsWith(chars, i, length, "this.")
            && (Ascii.indexOf(chars, i, length, ".match(") > 0
                || Ascii.indexOf(chars, i, length, "==") > 0);
    boolean function = Ascii.startsWith(chars, i, length, "function(");
    if (i > quote && (statement || returns || self || function)) {
      hits.add(
          attack(),
          Evidence.LIKELY,
          quote,
          Math.min(length, i + 6),
          "script after the end of a literal");
    }
  }

  /** Where a short value ends in a quote or semicolon, or -1. */
  private int firstBreak(int start) {
    for (int i = start; i < length && i < start + 24; i++) {
      if (chars[i] == '\'' || chars[i] == '"' || chars[i] == ';') {
        return i;
      }
      if (chars[i] == ' ' || chars[i] == '\n') {
        return -1;
      }
    }
    return -1;
  }
}
