package dev.fossawatch.detect.probe.template;

import dev.fossawatch.detect.finding.AttackClass;
import dev.fossawatch.detect.finding.Evidence;
import dev.fossawatch.detect.prefilter.Feature;
import dev.fossawatch.detect.prefilter.Trigger;
import dev.fossawatch.detect.probe.Hits;
import dev.fossawatch.detect.probe.Probe;
import dev.fossawatch.detect.probe.Subject;
import dev.fossawatch.detect.text.Ascii;
import dev.fossawatch.detect.text.Words;

/**
 * Template and expression language injection: between the brackets of a template engine stands
 * something that computes or reaches into the runtime. What only names a variable is left alone.
 */
public final class TemplateProbe implements Probe {
  private static final int EFFORT = 4;
  private static final int LONGEST = 240;
  private static final Words REACHES =
      Words.of(
          "getclass forname runtime getruntime exec system popen subclasses __class__"
              + " __base__ __mro__ __globals__ __builtins__ __import__ __init__ __subclasses__ mro"
              + " globals builtins lipsum cycler joiner namespace linecache inspect"
              + " constructor mainmodule child_process require processbuilder scriptenginemanager"
              + " newinstance freemarker execute memberaccess parameters getwriter"
              + " ognlcontext defaultmembersaccess getparameter getengine getenginebyname"
              + " classloader springmacrorequestcontext servletcontext cookies eval"
              + " phpinfo passthru shell_exec file_get_contents registerundefinedfiltercallback"
              + " getfilter appcontext _self os import attr xwork");
  private static final Words ALONE = Words.of("self config settings request debug app");
  private static final Words DIRECTIVES =
      Words.of("assign list include import macro function attempt global local setting php");

  private char[] chars = {};
  private int length;

  @Override
  public AttackClass attack() {
    return AttackClass.TEMPLATE_INJECTION;
  }

  @Override
  public Trigger trigger() {
    return Trigger.all(
        Feature.pairs(
            "${", "#{", "%{", "{{", "{%", "<%", "*{", "@{", "<#", "~{", "{p", "t(", "#s"));
  }

  @Override
  public void inspect(Subject subject, Hits hits) {
    length = subject.text().length();
    if (!subject.spend(length * EFFORT)) {
      return;
    }
    chars = subject.text().chars();
    int i = 0;
    while (i + 2 < length) {
      i = opens(i) ? bracket(i, hits) : i + 1;
    }
    directive(hits);
  }

  private boolean opens(int i) {
    char c = chars[i];
    char next = chars[i + 1];
    return (next == '{' && "$#%*@~{".indexOf(c) >= 0) || (next == '%' && (c == '{' || c == '<'));
  }

  private int bracket(int i, Hits hits) {
    int end = close(i + 2, chars[i + 1] == '%');
    int calc = calculation(i + 2, end);
    if (calc > 0) {
      add(hits, Evidence.CERTAIN, i, calc, "a template expression that calculates");
    } else {
      names(i, end, hits);
    }
    return Math.max(i + 2, end);
  }

  private void add(Hits hits, Evidence evidence, int from, int to, String reason) {
    hits.add(AttackClass.TEMPLATE_INJECTION, evidence, from, Math.min(to, length), reason);
  }

  /** Where the bracket ends, nested braces counted. */
  private int close(int from, boolean percent) {
    int depth = 1;
    int to = Math.min(length, from + LONGEST);
    for (int i = from; i < to; i++) {
      depth += chars[i] == '{' ? 1 : chars[i] == '}' ? -1 : 0;
      boolean ends =
          percent
              ? chars[i] == '%' && i + 1 < length && (chars[i + 1] == '}' || chars[i + 1] == '>')
              : depth == 0;
      if (ends) {
        return i;
      }
    }
    return to;
  }

  /** The end of two constants with an operator between them that are all there is, or -1. */
  private int calculation(int from, int end) {
    int i = from;
    while (i < end
        && (Ascii.isSpace(chars[i])
            || chars[i] == '='
            || chars[i] == '@'
            || chars[i] == '\''
            || chars[i] == '('
            || chars[i] == '{')) {
      i++;
    }
    int digits = digits(i, end);
    int operator = skip(digits, end);
    if (digits == i || operator >= end || "*+-/%^".indexOf(chars[operator]) < 0) {
      return -1;
    }
    int second = skip(operator + 1, end);
    while (second < end
        && (chars[second] == '*' || chars[second] == '\'' || chars[second] == '"')) {
      second++;
    }
    return digits(second, end) > second ? end : -1;
  }

  private int skip(int from, int end) {
    int i = from;
    while (i < end && (Ascii.isSpace(chars[i]) || chars[i] == '\'' || chars[i] == '"')) {
      i++;
    }
    return i;
  }

  private int digits(int from, int end) {
    int i = from;
    while (i < end && Ascii.isDigit(chars[i])) {
      i++;
    }
    return i;
  }

  private void names(int open, int end, Hits hits) {
    int i = open + 2;
    while (i < end) {
      if (!Ascii.isLetter(chars[i]) && chars[i] != '_') {
        i++;
        continue;
      }
      int to = Ascii.skipWord(chars, i, end);
      if (REACHES.has(chars, i, to) && isUsed(i, to, end)) {
        add(
            hits,
            Evidence.CERTAIN,
            open,
            to,
            "a template expression that reaches into the runtime");
        return;
      }
      if (i <= open + 4 && ALONE.has(chars, i, to) && isBare(to, end)) {
        add(hits, Evidence.LIKELY, open, to, "a template expression that shows the engine");
        return;
      }
      i = to;
    }
    literal(open, end, hits);
  }

  private boolean isUsed(int from, int to, int end) {
    char before = chars[from - 1];
    char after = to < length ? chars[to] : 0;
    return before == '.'
        || before == '"'
        || before == '\''
        || before == '@'
        || before == '#'
        || before == '|'
        || (to < end && (after == '(' || after == '.' || after == '[' || after == '@'));
  }

  private boolean isBare(int to, int end) {
    int next = Ascii.skipSpaces(chars, to, length);
    return next >= end
        || chars[next] == '}'
        || Ascii.startsWith(chars, next, end, ".items")
        || Ascii.startsWith(chars, next, end, "|attr")
        || (chars[next] == '.' && Ascii.indexOf(chars, next, end, "filter") > 0);
  }

  /** A method of a literal. */
  private void literal(int open, int end, Hits hits) {
    int i = Ascii.skipSpaces(chars, open + 2, end);
    boolean text =
        i < end && (chars[i] == '\'' || chars[i] == '"' || chars[i] == '[' || chars[i] == '(');
    int dot = text ? Ascii.indexOf(chars, i + 1, end, ".") : -1;
    int call = dot > 0 ? Ascii.skipWord(chars, dot + 1, end) : end;
    boolean closed = dot > 0 && "'\")]".indexOf(chars[dot - 1]) >= 0;
    if (closed && call > dot + 1 && call < end && chars[call] == '(') {
      add(
          hits,
          Evidence.LIKELY,
          open,
          call,
          "a template expression that calls a method of a constant");
    }
  }

  /** Directives of engines that have no brackets of their own for them. */
  private void directive(Hits hits) {
    for (int i = 0; i + 3 < length; i++) {
      if (chars[i] == '<'
          && chars[i + 1] == '#'
          && DIRECTIVES.has(chars, i + 2, Ascii.skipWord(chars, i + 2, length))) {
        add(hits, Evidence.LIKELY, i, i + 4, "a template directive");
      } else if (Ascii.startsWith(chars, i, length, "#set(")
          || Ascii.startsWith(chars, i, length, "#set ($")
          || Ascii.startsWith(chars, i, length, "{php}")) {
        add(hits, Evidence.LIKELY, i, i + 4, "a template directive");
      } else if (chars[i] == 'T'
          && (Ascii.startsWith(chars, i, length, "t(java")
              || Ascii.startsWith(chars, i, length, "t(org"))) {
        add(hits, Evidence.CERTAIN, i, i + 6, "a type reference of the Spring expression language");
      }
    }
  }
}
