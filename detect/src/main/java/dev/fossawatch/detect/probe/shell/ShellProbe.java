package dev.fossawatch.detect.probe.shell;

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
 * Command injection in the shells of Unix and Windows: a command at a place where a command begins
 * (after a separator, in a substitution, at the start), followed by what may follow a command.
 * Quotes, backslashes, carets, empty variables and globs within its name are taken out first.
 */
public final class ShellProbe implements Probe {
  private static final int EFFORT = 6;
  private static final int WINDOW = 64;
  private static final int BLANKS = 12;
  private static final Words VERBS =
      Words.of("user localgroup view group share use add query delete save stop config");

  private final CommandName name = new CommandName();
  private char[] chars = {};
  private int length;

  @Override
  public AttackClass attack() {
    return AttackClass.COMMAND_INJECTION;
  }

  @Override
  public Trigger trigger() {
    return Trigger.all(Feature.words(ShellWords.TRIGGERS))
        .or(Feature.chars(";|&`$\n(<>{^%!"), Feature.chars("'\"\\^$*?[@"));
  }

  @Override
  public void inspect(Subject subject, Hits hits) {
    length = subject.text().length();
    if (subject.isKey() || !subject.spend(length * EFFORT)) {
      return;
    }
    chars = subject.text().chars();
    start(hits);
    for (int i = 0; i < length; i++) {
      separator(i, hits);
    }
  }

  private void add(Hits hits, Evidence evidence, int from, int to, String reason) {
    hits.add(AttackClass.COMMAND_INJECTION, evidence, from, Math.min(to, length), reason);
  }

  private void separator(int i, Hits hits) {
    switch (chars[i]) {
      case ';', '\n', '\r' -> after(i, i + 1, hits);
      case '|', '&' -> after(i, i + 1 < length && chars[i + 1] == chars[i] ? i + 2 : i + 1, hits);
      case '`' -> substitution(i, i + 1, false, hits);
      case '$' -> dollar(i, hits);
      case '<', '>' -> redirection(i, hits);
      case '(' -> shellshock(i, hits);
      case '{' -> braces(i, hits);
      default -> {}
    }
  }

  /** The whole value is a command line. */
  private void start(Hits hits) {
    int from = Ascii.skipSpaces(chars, 0, length);
    while (from < length
        && (chars[from] == '\''
            || chars[from] == '"'
            || chars[from] == '+'
            || chars[from] == '\\'
            || chars[from] == ')')) {
      from = Ascii.skipSpaces(chars, from + 1, length);
    }
    int end = name.read(chars, from, length);
    if (end < 0) {
      return;
    }
    Follow follow = follow(end);
    if (follow == Follow.NOTHING_FITS) {
      variable(from, from, hits);
    }
    boolean disguised = name.disguised();
    if (disguised && follow != Follow.NOTHING_FITS && follow != Follow.WORD) {
      add(hits, Evidence.LIKELY, from, end, "a command whose name is disguised");
    } else if (name.inDirectory() && follow != Follow.NOTHING_FITS) {
      add(hits, Evidence.LIKELY, from, end, "a command with its directory");
    } else if (isLine(follow)) {
      add(hits, Evidence.LIKELY, from, end, "the value is a command line");
    } else if (follow == Follow.OPERATOR && name.kind() != ShellWords.WORD) {
      add(hits, Evidence.LIKELY, from, end + 1, "a command and an operator");
    }
  }

  /** What follows, where a word may be the verb of a command that has verbs. */
  private Follow follow(int end) {
    Follow follow = Follow.at(chars, end, length);
    if (follow == Follow.WORD && name.hasVerbs()) {
      int verb = Ascii.skipSpaces(chars, end, length);
      return VERBS.has(chars, verb, Ascii.skipWord(chars, verb, length)) ? Follow.PATH : follow;
    }
    return follow;
  }

  private boolean isLine(Follow follow) {
    return switch (name.kind()) {
      case ShellWords.PLAIN ->
          follow == Follow.FLAG
              || follow == Follow.PATH
              || (follow == Follow.END && !name.isShort());
      case ShellWords.WORD ->
          follow == Follow.PATH
              || (follow == Follow.VARIABLE && Ascii.indexOf(chars, 0, length, "%") > 0);
      case ShellWords.INTERPRETER -> follow == Follow.FLAG;
      default -> false;
    };
  }

  private void after(int separator, int from, Hits hits) {
    int start = skipBlanks(from);
    if (start >= length) {
      trailing(separator, hits);
      return;
    }
    int end = name.read(chars, start, length);
    if (end < 0) {
      variable(start, separator, hits);
      return;
    }
    Follow follow = follow(end);
    if (follow == Follow.NOTHING_FITS) {
      variable(start, separator, hits);
      return;
    }
    Evidence evidence = judge(follow, separator, start);
    if (evidence != null) {
      add(hits, evidence, separator, end, "a command after a separator");
    }
  }

  private int skipBlanks(int from) {
    int i = from;
    while (i < length
        && i < from + BLANKS
        && (Ascii.isSpace(chars[i])
            || chars[i] == '"'
            || chars[i] == '\''
            || chars[i] == '+'
            || chars[i] == '('
            || chars[i] == '@'
            || chars[i] == '!')) {
      i++;
    }
    return i;
  }

  private @org.jspecify.annotations.Nullable Evidence judge(
      Follow follow, int separator, int start) {
    if (follow == Follow.NOTHING_FITS) {
      return null;
    }
    boolean line = chars[separator] == '\n' || chars[separator] == '\r';
    boolean quoted =
        follow == Follow.VARIABLE && (name.kind() == ShellWords.PLAIN || isTight(separator, start));
    boolean argument = follow == Follow.FLAG || follow == Follow.PATH || quoted;
    if (name.inDirectory() || (name.disguised() && (argument || follow == Follow.END))) {
      return Evidence.CERTAIN;
    }
    if (name.kind() == ShellWords.PLAIN) {
      return plain(follow, argument, line, isTable(separator));
    }
    if (argument || (follow == Follow.NUMBER && !line)) {
      return line ? Evidence.WEAK : follow == Follow.NUMBER ? Evidence.LIKELY : Evidence.CERTAIN;
    }
    boolean tight = isTight(separator, start);
    if (follow == Follow.END && tight) {
      return separator < 24 || !line ? Evidence.LIKELY : Evidence.WEAK;
    }
    return follow == Follow.OPERATOR && tight && !isTable(separator) ? Evidence.LIKELY : null;
  }

  private Evidence plain(Follow follow, boolean argument, boolean line, boolean table) {
    if (line) {
      return argument || follow == Follow.WORD ? Evidence.WEAK : Evidence.LIKELY;
    }
    if ((name.isShort() && follow == Follow.WORD) || (table && follow == Follow.OPERATOR)) {
      return Evidence.WEAK;
    }
    boolean weaker = follow == Follow.WORD || (name.isShort() && !argument);
    return weaker ? Evidence.LIKELY : Evidence.CERTAIN;
  }

  /** Whether what stands before the separator is a short value and no sentence. */
  private boolean isTight(int separator, int start) {
    if (separator > WINDOW) {
      return false;
    }
    int blanks = 0;
    for (int i = 0; i < separator; i++) {
      blanks += chars[i] == ' ' ? 1 : 0;
    }
    return blanks == 0 || (blanks == 1 && start == separator + 1);
  }

  private boolean isTable(int separator) {
    return chars[separator] == '|' && separator + 1 < length && chars[separator + 1] == ' ';
  }

  /** {@code id;} and {@code id|}: the separator ends the value. */
  private void trailing(int separator, Hits hits) {
    if (separator >= BLANKS) {
      return;
    }
    int first = Ascii.skipSpaces(chars, 0, length);
    while (first < separator && (chars[first] == '<' || chars[first] == '"')) {
      first++;
    }
    int end = name.read(chars, first, length);
    if (end > 0
        && end == separator
        && chars[separator] != '\n'
        && chars[separator] != '\r'
        && name.kind() <= ShellWords.WORD
        && separator < 12) {
      add(
          hits,
          name.kind() == ShellWords.PLAIN || name.isShort() ? Evidence.LIKELY : Evidence.WEAK,
          first,
          separator + 1,
          "a command and a separator");
    }
  }

  /** {@code x=id;$x}: a variable is set and then run. */
  private void variable(int start, int separator, Hits hits) {
    int end = Ascii.skipWord(chars, start, length);
    boolean set = end > start && end + 2 < length && chars[end] == '=';
    boolean quoted = set && (chars[end + 1] == '$' || chars[end + 1] == '"');
    if ((quoted || (set && chars[separator] != '&'))
        && Ascii.indexOf(chars, end, window(end), ";$") > 0) {
      add(hits, Evidence.LIKELY, separator, end + 1, "a variable that is set and run");
    } else if (Ascii.startsWith(chars, start, length, "${") && chars[separator] != '&') {
      add(hits, Evidence.WEAK, separator, start + 2, "a variable where a command begins");
    }
  }

  private void substitution(int from, int inner, boolean dollar, Hits hits) {
    int start = Ascii.skipSpaces(chars, inner, length);
    int end = name.read(chars, start, length);
    if (end < 0) {
      return;
    }
    Follow follow = Follow.at(chars, end, length);
    boolean prose = !dollar && isProse(from, end);
    boolean argument =
        follow == Follow.FLAG
            || follow == Follow.PATH
            || follow == Follow.VARIABLE
            || follow == Follow.NUMBER;
    if (prose) {
      add(hits, Evidence.WEAK, from, end, "a command in backticks");
    } else if (follow != Follow.NOTHING_FITS
        && (argument || follow == Follow.OPERATOR || follow == Follow.END || dollar)) {
      add(
          hits,
          dollar || name.kind() == ShellWords.PLAIN || argument
              ? Evidence.CERTAIN
              : Evidence.LIKELY,
          from,
          end,
          "a command whose output is inserted");
    }
  }

  /** Backticks in text mark code: then words stand around them. */
  private boolean isProse(int from, int end) {
    int close = Ascii.indexOf(chars, end, Math.min(length, end + 4 * WINDOW), "`");
    return close < 0
        || hasWords(Math.max(0, from - WINDOW), from)
        || hasWords(close + 1, window(close + 1));
  }

  private int window(int from) {
    return Math.min(length, from + WINDOW);
  }

  /** Whether there are two words with a blank between or beside them. */
  private boolean hasWords(int from, int to) {
    int words = 0;
    for (int i = from; i < to; i++) {
      boolean first = i == from || chars[i - 1] == ' ' || chars[i - 1] == '\n';
      words += first && Ascii.isLetter(chars[i]) ? 1 : 0;
    }
    return words > 1;
  }

  private void dollar(int i, Hits hits) {
    if (i + 1 >= length) {
      return;
    }
    if (chars[i + 1] == '(') {
      int inner = i + 2;
      while (inner < length
          && inner < i + 8
          && (chars[inner] == '`' || chars[inner] == '(' || chars[inner] == '$')) {
        inner++;
      }
      substitution(i, inner, true, hits);
    } else if (Ascii.startsWith(chars, i, length, "$ifs")
        || Ascii.startsWith(chars, i, length, "${ifs")) {
      add(hits, Evidence.CERTAIN, i, i + 4, "the shell's field separator instead of a blank");
    } else if (Ascii.startsWith(chars, i, length, "$shell")
        || Ascii.startsWith(chars, i, length, "${shell}")) {
      add(hits, Evidence.LIKELY, i, i + 6, "the user's shell as a command");
    } else if (chars[i + 1] == '\'' && i > 0 && chars[i - 1] == '=') {
      add(hits, Evidence.LIKELY, i, i + 2, "a variable set to a quoted command");
    }
  }

  private void redirection(int i, Hits hits) {
    boolean process = i + 1 < length && chars[i + 1] == '(';
    if (process) {
      substitution(i, i + 2, true, hits);
    } else if (Ascii.startsWith(chars, i, length, "<<<") && i + 3 < length) {
      add(hits, Evidence.LIKELY, i, i + 3, "a string as input of a command");
    } else if (Ascii.startsWith(chars, i, length, ">&1")
        || Ascii.startsWith(chars, i, length, ">& /dev/")) {
      add(hits, Evidence.LIKELY, i, i + 3, "output led elsewhere");
    }
  }

  /**
   * Empty parentheses and a brace: a function definition that old shells ran when they read the
   * environment.
   */
  private void shellshock(int i, Hits hits) {
    if (i + 1 < length && chars[i + 1] == ')') {
      int brace = Ascii.skipSpaces(chars, i + 2, length);
      boolean first = i < WINDOW && Ascii.skipSpaces(chars, 0, length) == i;
      if (first && brace < length && chars[brace] == '{') {
        add(
            hits,
            Evidence.CERTAIN,
            i,
            brace + 1,
            "a function definition smuggled into the environment");
      }
    }
  }

  /** Braces and commas instead of blanks. */
  private void braces(int i, Hits hits) {
    int end = name.read(chars, i + 1 < length && chars[i + 1] == ',' ? i + 2 : i + 1, length);
    if (end > 0 && end < length && chars[end] == ',' && end + 1 < length && chars[end + 1] != ' ') {
      add(hits, Evidence.CERTAIN, i, end + 1, "braces instead of blanks in a command");
    }
  }
}
