package dev.fossawatch.detect.probe.code;

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
 * Code of the languages that applications are written in, where a value should be: PHP and its
 * request variables, server-side includes, calls that run something in Python, Ruby, Perl, Java and
 * Node, names that pollute prototypes.
 */
public final class CodeProbe implements Probe {
  private static final int EFFORT = 4;
  private static final int RUNS = 0;
  private static final int MAY_RUN = 1;
  private static final Words CALLS =
      Words.groups(
          "phpinfo passthru shell_exec proc_open pcntl_exec create_function call_user_func unserialize"
              + " call_user_func_array base64_decode gzinflate gzuncompress str_rot13"
              + " file_get_contents file_put_contents fsockopen preg_replace_callback highlight_file"
              + " show_source ob_start array_map move_uploaded_file readfile allow_url_include"
              + " __import__ getruntime execsync child_process mainmodule processbuilder dl_open"
              + " ini_set register_shutdown_function get_defined_vars is_array date_add",
          "system exec popen assert eval spawn include require include_once require_once");
  private static final Words REQUEST =
      Words.of("_get _post _request _cookie _server _files _session _env globals");
  private static final Words JAVA =
      Words.of(
          "runtime processbuilder system process classloader thread"
              + " urlclassloader scriptengine scriptenginemanager reflection unsafe");

  private static final String GADGETS =
      "invokertransformer instantiatetransformer chainedtransformer"
          + " constanttransformer prototypeclonefactory prototypeserializationfactory"
          + " whileclosure forclosure instantiatefactory templatesimpl"
          + " objectdatasource jdbcrowsetimpl badattributevalueexpexception"
          + " annotationinvocationhandler methodclosure convertedclosure";
  private static final Words IN_CHAINS = Words.of(GADGETS);

  private char[] chars = {};
  private int length;

  @Override
  public AttackClass attack() {
    return AttackClass.CODE_INJECTION;
  }

  @Override
  public Trigger trigger() {
    return Trigger.all(
            Feature.chars("(`"),
            Feature.words(
                "phpinfo passthru shell_exec proc_open pcntl_exec create_function call_user_func unserialize"
                    + " call_user_func_array base64_decode gzinflate gzuncompress str_rot13"
                    + " file_get_contents file_put_contents fsockopen preg_replace_callback"
                    + " highlight_file show_source ob_start array_map move_uploaded_file readfile"
                    + " __import__ getruntime execsync child_process mainmodule processbuilder"
                    + " system exec popen assert eval spawn include require include_once"
                    + " require_once ini_set register_shutdown_function get_defined_vars is_array"
                    + " date_add while"))
        .or(Feature.pairs("<?", "<!", "<%", "$_", "!!", "@{", "%x", "__", "${", "{$", "<e"))
        .or(
            Feature.words("java prototype constructor nd_func require processbuilder"),
            Feature.chars(".[$("));
  }

  @Override
  public void inspect(Subject subject, Hits hits) {
    length = subject.text().length();
    if (!subject.spend(length * EFFORT)) {
      return;
    }
    chars = subject.text().chars();
    if (subject.isKey()) {
      prototype(hits);
    }
    for (int i = 0; i < length; i++) {
      int end = Ascii.isWord(chars[i]) ? Ascii.skipWord(chars, i, length) : i;
      if (end > i) {
        word(i, end, subject, hits);
        i = end - 1;
      } else {
        sign(i, hits);
      }
    }
  }

  private void add(Hits hits, Evidence evidence, int from, int to, String reason) {
    hits.add(AttackClass.CODE_INJECTION, evidence, from, Math.min(to, length), reason);
  }

  private boolean at(int i, String word) {
    return Ascii.startsWith(chars, i, length, word);
  }

  private void sign(int i, Hits hits) {
    switch (chars[i]) {
      case '<' -> tag(i, hits);
      case '!' -> yaml(i, hits);
      case '@' -> perl(i, hits);
      case '%' -> ruby(i, hits);
      case '$', '{' -> variable(i, hits);
      default -> {}
    }
  }

  private void tag(int i, Hits hits) {
    boolean xml = at(i, "<?xml");
    boolean tagged =
        at(i, "<?php")
            || at(i, "<?=")
            || (at(i, "<?") && i + 2 < length && Ascii.isSpace(chars[i + 2]));
    if (tagged && !xml) {
      add(hits, Evidence.CERTAIN, i, i + 5, "code of PHP");
    } else if (at(i, "<?xml")
        && i + 5 < length
        && chars[i + 5] != '-'
        && Ascii.skipSpaces(chars, i + 5, length) < length
        && chars[Ascii.skipSpaces(chars, i + 5, length)] == ':') {
      add(hits, Evidence.LIKELY, i, i + 5, "code of PHP");
    } else if (at(i, "<!--#") && i + 5 < length && Ascii.isLetter(chars[i + 5])) {
      add(hits, Evidence.CERTAIN, i, i + 6, "a server-side include");
    } else if (at(i, "<esi:")) {
      add(hits, Evidence.CERTAIN, i, i + 5, "an edge-side include");
    } else if (at(i, "<%@") || at(i, "<%!")) {
      add(hits, Evidence.LIKELY, i, i + 3, "code of a server page");
    }
  }

  private void yaml(int i, Hits hits) {
    if (at(i, "!!python/")
        || at(i, "!!javax.")
        || at(i, "!!java.")
        || at(i, "!!ruby/")
        || at(i, "!!com.")) {
      add(hits, Evidence.CERTAIN, i, i + 9, "a YAML document that creates objects");
    }
  }

  private void perl(int i, Hits hits) {
    if (at(i, "@{[")) {
      add(hits, Evidence.LIKELY, i, i + 3, "an expression that Perl evaluates in a string");
    }
  }

  private void ruby(int i, Hits hits) {
    boolean quoted = i + 3 < length && "'\"`".indexOf(chars[i + 3]) >= 0;
    if ((at(i, "%x(") || at(i, "%x{") || at(i, "%x[")) && quoted) {
      add(hits, Evidence.LIKELY, i, i + 3, "a command that Ruby runs");
    }
  }

  private void variable(int i, Hits hits) {
    int name = chars[i] == '{' && i + 1 < length && chars[i + 1] == '$' ? i + 2 : i + 1;
    int end = Ascii.skipWord(chars, name, length);
    if (chars[name - 1] == '$'
        && REQUEST.has(chars, name, end)
        && end < length
        && (chars[end] == '[' || chars[end] == '{')) {
      add(hits, Evidence.CERTAIN, i, end + 1, "a request variable of PHP");
    } else if (at(i, "${@") || at(i, "{${") || at(i, "${_")) {
      add(hits, Evidence.LIKELY, i, i + 3, "an expression that PHP evaluates in a string");
    } else if (at(i, "$$nd_func")) {
      add(hits, Evidence.CERTAIN, i, i + 9, "a serialised function of Node");
    }
  }

  private void word(int i, int end, Subject subject, Hits hits) {
    int kind = CALLS.find(chars, i, end);
    if (kind >= 0) {
      call(i, end, kind, hits);
    } else if (IN_CHAINS.has(chars, i, end)) {
      add(hits, Evidence.LIKELY, i, end, "a class known from chains that run code on reading");
    } else if (at(i, "java") && end - i <= 5 && end < length && chars[end] == '.') {
      java(i, end, subject, hits);
    } else if (end - i > 8 && Ascii.indexOf(chars, i, end, "nd_func") > 0) {
      add(hits, Evidence.CERTAIN, i, end, "a serialised function of Node");
    } else if (i == Ascii.skipSpaces(chars, 0, length)
        && at(i, "while(")
        && Ascii.indexOf(chars, end, Math.min(length, end + 24), ")") > 0) {
      add(hits, Evidence.LIKELY, i, end, "a loop as the value");
    }
  }

  /** A call of something that runs code, with arguments that are values. */
  private void call(int i, int end, int kind, Hits hits) {
    int open = Ascii.skipSpaces(chars, end, length);
    boolean comment = open + 1 < length && (chars[open] == '/' || chars[open] == '#');
    if (open >= length || (chars[open] != '(' && !comment)) {
      return;
    }
    int argument = Ascii.skipSpaces(chars, open + 1, length);
    char c = argument < length ? chars[argument] : ')';
    boolean quoted = c == '\'' || c == '"' || c == '$' || c == '`';
    boolean member = i > 0 && (chars[i - 1] == '.' || chars[i - 1] == '>' || chars[i - 1] == ':');
    if (kind == RUNS
        && open == end
        && chars[open] == '('
        && (quoted || (c == ')' && !isProse(argument)) || Ascii.isLetter(c))) {
      add(
          hits,
          quoted ? Evidence.CERTAIN : Evidence.LIKELY,
          i,
          open + 1,
          "a call that runs code or reads files");
    } else if (kind == MAY_RUN && quoted && open == end) {
      boolean begins = isBegin(i);
      boolean own = member && i > 2 && Ascii.startsWith(chars, i - 3, length, "os.");
      add(
          hits,
          begins || own ? Evidence.LIKELY : Evidence.WEAK,
          i,
          open + 1,
          "a call that runs code");
    }
  }

  /** Whether words follow the empty parentheses. */
  private boolean isProse(int close) {
    return close + 2 < length && chars[close + 1] == ' ' && Ascii.isLetter(chars[close + 2]);
  }

  /** Whether the call stands where a value begins or a statement was ended. */
  private boolean isBegin(int i) {
    int before = i - 1;
    while (before >= 0 && (Ascii.isSpace(chars[before]) || chars[before] == '@')) {
      before--;
    }
    return before < 0 || (before < 24 && ";|&'\"(){}=,".indexOf(chars[before]) >= 0);
  }

  /** The name of a class of the JDK by which others reach the system, as a value or a name. */
  private void java(int i, int end, Subject subject, Hits hits) {
    int name = end + 1;
    int to = Ascii.skipWord(chars, name, length);
    boolean io = Ascii.startsWith(chars, name, to, "io") && to - name == 2;
    int last = to;
    while (last < length && chars[last] == '.') {
      name = last + 1;
      last = Ascii.skipWord(chars, name, length);
    }
    boolean whole = i == 0 && last == length;
    boolean stream =
        (io && !Ascii.startsWith(chars, name, last, "file")) || (io && last - name > 4);
    boolean dangerous = JAVA.has(chars, name, last);
    if ((whole && (dangerous || stream)) || (subject.isKey() && i == 0)) {
      add(hits, Evidence.LIKELY, i, last, "a class of the Java runtime as a value");
    } else if (dangerous && last < length && (chars[last] == '(' || chars[last] == '.')) {
      add(hits, Evidence.LIKELY, i, last, "a class of the Java runtime in use");
    }
  }

  private void prototype(Hits hits) {
    int own = Ascii.indexOf(chars, 0, length, "__proto__");
    int chain = Ascii.indexOf(chars, 0, length, "constructor");
    boolean whole = chain == 0 || (chain > 0 && !Ascii.isWord(chars[chain - 1]));
    int prototype = whole ? Ascii.indexOf(chars, chain, length, "prototype") : -1;
    if (own >= 0) {
      add(hits, Evidence.CERTAIN, own, own + 9, "a name that changes all objects of a script");
    } else if (prototype > 0) {
      add(
          hits,
          Evidence.CERTAIN,
          chain,
          prototype + 9,
          "a name that changes all objects of a script");
    }
  }
}
