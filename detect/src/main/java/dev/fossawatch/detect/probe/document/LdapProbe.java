package dev.fossawatch.detect.probe.document;

import dev.fossawatch.detect.finding.AttackClass;
import dev.fossawatch.detect.finding.Evidence;
import dev.fossawatch.detect.prefilter.Feature;
import dev.fossawatch.detect.prefilter.Trigger;
import dev.fossawatch.detect.probe.Hits;
import dev.fossawatch.detect.probe.Probe;
import dev.fossawatch.detect.probe.Subject;
import dev.fossawatch.detect.text.Ascii;

/** Filters of LDAP that go on where a value should have ended, or are sent whole. */
public final class LdapProbe implements Probe {
  private static final int EFFORT = 2;

  private char[] chars = {};
  private int length;

  @Override
  public AttackClass attack() {
    return AttackClass.LDAP_INJECTION;
  }

  @Override
  public Trigger trigger() {
    return Trigger.all(Feature.pairs(")(", "(&", "(|", "(!", ":="), Feature.chars("="))
        .or(Feature.pairs("*)", ")("), Feature.chars("*"));
  }

  @Override
  public void inspect(Subject subject, Hits hits) {
    length = subject.text().length();
    if (!subject.spend(length * EFFORT)) {
      return;
    }
    chars = subject.text().chars();
    for (int i = 0; i + 1 < length; i++) {
      if (chars[i] == ')' || chars[i] == '(') {
        parenthesis(i, hits);
      } else if (chars[i] == ':' && chars[i + 1] == '=') {
        rule(i, hits);
      }
    }
  }

  private void parenthesis(int i, Hits hits) {
    boolean joins =
        chars[i] == ')'
            && (chars[i + 1] == '('
                || (chars[i + 1] == ')' && i + 2 < length && chars[i + 2] == '('));
    boolean combines = chars[i] == '(' && "&|!".indexOf(chars[i + 1]) >= 0;
    if (!joins && !combines) {
      return;
    }
    int open = i + 1;
    while (open < length && open < i + 16 && "()&|!".indexOf(chars[open]) >= 0) {
      open++;
    }
    if (isComparison(open) && chars[open - 1] == '(') {
      hits.add(attack(), Evidence.CERTAIN, i, open, "a further term of a directory filter");
    } else if (joins && i > 0 && chars[i - 1] == '*' && open >= length && i < 24) {
      hits.add(
          attack(),
          Evidence.LIKELY,
          i - 1,
          i + 2,
          "a wildcard that ends a term of a directory filter");
    }
  }

  /** An attribute, a comparison, and a value that is no expression of a programming language. */
  private boolean isComparison(int from) {
    int end = from;
    while (end < length
        && (Ascii.isWord(chars[end])
            || chars[end] == '-'
            || chars[end] == '.'
            || chars[end] == ';')) {
      end++;
    }
    int at = end < length && "<>~:".indexOf(chars[end]) >= 0 ? end + 1 : end;
    boolean equals =
        at < length
            && chars[at] == '='
            && (at + 1 >= length
                || (chars[at + 1] != '=' && chars[at + 1] != '>' && chars[at + 1] != ' '));
    return end > from && equals;
  }

  /** {@code attribute:1.2.3:=}: a matching rule named by its number. */
  private void rule(int colon, Hits hits) {
    int i = colon - 1;
    int dots = 0;
    while (i >= 0 && (Ascii.isDigit(chars[i]) || chars[i] == '.')) {
      dots += chars[i] == '.' ? 1 : 0;
      i--;
    }
    if (i >= 0 && chars[i] == ':' && dots >= 2) {
      hits.add(attack(), Evidence.LIKELY, i, colon + 2, "a matching rule of a directory filter");
    }
  }
}
