package dev.fossawatch.detect.probe.html;

import dev.fossawatch.detect.finding.AttackClass;
import dev.fossawatch.detect.finding.Evidence;
import dev.fossawatch.detect.probe.Hits;
import dev.fossawatch.detect.text.Ascii;
import dev.fossawatch.detect.text.Text;
import dev.fossawatch.detect.text.Words;
import java.util.List;

/**
 * Script without markup, for values that land inside a script: what leaves a string literal and
 * calls something, the calls by which injected script shows itself, and the ways to name them
 * indirectly.
 */
final class ScriptSinks {
  private static final int DIALOG = 0;
  private static final int EVALUATES = 1;
  private static final int OBJECT = 2;
  private static final int GLOBAL = 3;
  private static final Words NAMES =
      Words.groups(
          "alert prompt confirm",
          "eval execscript settimeout setinterval fromcharcode importscripts msgbox"
              + " setimmediate atob unescape function import fetch print",
          "document location cookie innerhtml outerhtml constructor",
          "window self top parent frames this globalthis");
  private static final Words MEMBERS =
      Words.of(
          "cookie domain write writeln location body defaultview createelement documentelement"
              + " referrer url getelementbyid queryselector innerhtml head");

  private static final List<String> CALLERS = List.of("call", "apply", "bind");

  private Text text = new Text();
  private char[] chars = {};
  private int length;

  void inspect(Text subject, Hits hits) {
    text = subject;
    chars = text.chars();
    length = text.length();
    for (int i = 0; i < length; i++) {
      if (Ascii.isLetter(chars[i]) && (i == 0 || !Ascii.isWord(chars[i - 1]))) {
        int end = Ascii.skipWord(chars, i, length);
        name(i, end, hits);
        i = end - 1;
      }
    }
  }

  private void name(int i, int end, Hits hits) {
    switch (NAMES.find(chars, i, end)) {
      case DIALOG -> dialog(i, end, hits);
      case EVALUATES -> evaluation(i, end, hits);
      case OBJECT -> object(i, end, hits);
      case GLOBAL -> global(i, end, hits);
      default -> {}
    }
  }

  private void add(Hits hits, Evidence evidence, int from, int to, String reason) {
    hits.add(AttackClass.CROSS_SITE_SCRIPTING, evidence, from, Math.min(to, length), reason);
  }

  /** {@code alert(1)} and its disguises, called with something that is a value and no prose. */
  private void dialog(int i, int end, Hits hits) {
    int at = call(end);
    if (at < 0) {
      if (isPassed(i, end) || (i > 0 && chars[i - 1] == '=' && startsScript(i))) {
        add(hits, Evidence.LIKELY, i, end, "a dialog function handed over by name");
      }
      return;
    }
    boolean escapes = leaves(i);
    boolean direct = at == end || chars[end] == ')' || chars[end] == '.' || chars[end] == '?';
    boolean value = isArgument(at) && !isPlainName(at);
    if (value || (direct && escapes && isArgument(at))) {
      Evidence evidence = escapes && value ? Evidence.CERTAIN : Evidence.LIKELY;
      add(hits, evidence, i, at + 1, "opens a dialog from script");
    }
  }

  /** The index of what opens the arguments of a call of the name that ends here, or -1. */
  private int call(int end) {
    int i = Ascii.skipSpaces(chars, end, length);
    while (i < length
        && (chars[i] == ')' || chars[i] == '?' || chars[i] == '.' || chars[i] == '\\')) {
      i = member(i + 1);
    }
    if (i - end > 12 || i >= length) {
      return -1;
    }
    return chars[i] == '(' || chars[i] == '`' ? i : -1;
  }

  private int member(int i) {
    for (int k = 0; k < CALLERS.size(); k++) {
      String name = CALLERS.get(k);
      if (Ascii.startsWith(chars, i, length, name)) {
        return i + name.length();
      }
    }
    return Ascii.skipSpaces(chars, i, length);
  }

  /**
   * Whether what follows the opening of a call is a value: a literal, a name with a member,
   * nothing.
   */
  private boolean isArgument(int open) {
    int i = Ascii.skipSpaces(chars, open + 1, length);
    if (i >= length) {
      return true;
    }
    char c = chars[i];
    if (Ascii.isDigit(c) || "'\"`/\\[(!%&".indexOf(c) >= 0) {
      return true;
    }
    int end = Ascii.skipWord(chars, i, length);
    boolean bound = chars[open] == '(' && Ascii.startsWith(chars, i, end, "null");
    boolean used = end > i && end < length && (chars[end] == '.' || chars[end] == '(');
    boolean only = end > i && end < length && chars[end] == ')' && end - i < 12;
    return bound || used || only;
  }

  /** Whether the only argument is a bare name, or what opens it may be the end of a quotation. */
  private boolean isPlainName(int open) {
    int end = Ascii.skipWord(chars, open + 1, length);
    if (chars[open] == '`') {
      return end == open + 1 || end >= length;
    }
    boolean name = end > open + 1 && !Ascii.isDigit(chars[open + 1]);
    return name && end < length && chars[end] == ')';
  }

  /** {@code [1].map(alert)}: the argument of a method. */
  private boolean isPassed(int i, int end) {
    if (i < 2 || end >= length || chars[end] != ')' || chars[i - 1] != '(') {
      return false;
    }
    int method = i - 2;
    while (method > 0 && Ascii.isWord(chars[method])) {
      method--;
    }
    return chars[method] == '.' && method < i - 2;
  }

  /** Whether the name stands where a string literal or expression has just been left. */
  private boolean leaves(int i) {
    int before = i - 1;
    while (before >= 0 && (Ascii.isSpace(chars[before]) || chars[before] == '(')) {
      before--;
    }
    if (before < 0) {
      return true;
    }
    char c = chars[before];
    boolean operator = "-+*/;,=|&^?:!~<>%".indexOf(c) >= 0;
    return (operator && hasQuoteBefore(before)) || c == '}' || c == '{' || c == '\'' || c == '"';
  }

  private boolean hasQuoteBefore(int at) {
    for (int i = at; i >= 0 && i > at - 8; i--) {
      if (chars[i] == '\'' || chars[i] == '"' || chars[i] == '`' || chars[i] == '>') {
        return true;
      }
    }
    return at < 8;
  }

  private boolean startsScript(int i) {
    int from = Math.max(0, i - 64);
    return Ascii.indexOf(chars, from, i, "<") >= 0 || Ascii.indexOf(chars, from, i, "'") >= 0;
  }

  private void evaluation(int i, int end, Hits hits) {
    int open = call(end);
    if (open < 0 || !isArgument(open)) {
      return;
    }
    boolean codes =
        Ascii.startsWith(chars, i, end, "fromcharcode")
            || Ascii.startsWith(chars, i, end, "execscript")
            || Ascii.startsWith(chars, i, end, "msgbox");
    boolean evaluates = Ascii.startsWith(chars, i, end, "eval");
    boolean literal =
        open + 1 < length
            && (chars[open + 1] == '\'' || chars[open + 1] == '"' || chars[open + 1] == '`');
    boolean timer = Ascii.startsWith(chars, i, end, "set") && literal;
    boolean member = i > 0 && chars[i - 1] == '.';
    if (codes || timer || (evaluates && !member)) {
      add(
          hits,
          leaves(i) ? Evidence.CERTAIN : Evidence.LIKELY,
          i,
          open + 1,
          "evaluates text as script");
    } else if (leaves(i) && i > 0 && literal && Ascii.lower(chars[i]) == 'f') {
      add(hits, Evidence.LIKELY, i, open + 1, "evaluates text as script");
    }
  }

  private void object(int i, int end, Hits hits) {
    int next = Ascii.skipSpaces(chars, end, length);
    if (next >= length) {
      return;
    }
    boolean bracket = chars[end] == '[' && end + 2 < length && "'\"".indexOf(chars[end + 1]) >= 0;
    boolean dot = chars[next] == '.' || bracket;
    int name = bracket ? next + 2 : next + 1;
    int member = Ascii.skipWord(chars, name, length);
    if (Ascii.startsWith(chars, i, end, "document") && dot && MEMBERS.has(chars, name, member)) {
      boolean assigned = i == 0 || "=(+-;\"'`,:{[ ".indexOf(chars[i - 1]) >= 0;
      if (assigned) {
        add(hits, Evidence.LIKELY, i, member, "reads or changes the document");
      }
    } else if (Ascii.startsWith(chars, i, end, "location")
        && chars[next] == '='
        && next + 1 < length
        && chars[next + 1] != '='
        && leaves(i)
        && i > 0) {
      add(hits, Evidence.LIKELY, i, next + 1, "leads the browser elsewhere");
    } else if (Ascii.startsWith(chars, i, end, "constructor")
        && (chars[end] == '(' || Ascii.startsWith(chars, next, length, ".constructor"))) {
      add(hits, Evidence.LIKELY, i, next + 1, "reaches the function constructor");
    }
  }

  /** {@code top['al'+'ert'](1)}: a member of the global object named by a string, and called. */
  private void global(int i, int end, Hits hits) {
    int next = Ascii.skipSpaces(chars, end, length);
    if (next + 1 < length && chars[next] == '[' && "'\"`/+8".indexOf(chars[next + 1]) >= 0) {
      add(hits, Evidence.LIKELY, i, next + 1, "names a member of the window by a string");
    }
  }
}
