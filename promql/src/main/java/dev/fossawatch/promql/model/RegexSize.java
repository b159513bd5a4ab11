package dev.fossawatch.promql.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Estimates how large a regular expression becomes when its repetitions are written out, without
 * writing them out. RE2/J has no bound of its own: {@code ((a{1000}){1000}){1000}} would fill the
 * memory. Go refuses such expressions, and so is done here.
 */
final class RegexSize {
  private static final long LARGEST = 20_000;
  private static final int DEEPEST = 500;
  private static final Pattern REPETITION = Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?\\}");

  private final String expression;
  private final Matcher repetition;
  private final Deque<Long> outer = new ArrayDeque<>();
  private long total;
  private long last;
  private int at;

  private RegexSize(String expression) {
    this.expression = expression;
    this.repetition = REPETITION.matcher(expression);
  }

  /**
   * Refuses what would become too large.
   *
   * @throws IllegalArgumentException in RE2's words
   */
  static void check(String expression) {
    RegexSize size = new RegexSize(expression);
    while (size.at < expression.length()) {
      size.next();
    }
  }

  private void next() {
    char c = expression.charAt(at++);
    switch (c) {
      case '\\' -> escape();
      case '[' -> characterClass();
      case '(' -> open();
      case ')' -> close();
      case '{' -> repeat();
      default -> atom(1);
    }
  }

  private void atom(long size) {
    last = size;
    total += size;
    if (total > LARGEST) {
      throw refusal("expression too large");
    }
  }

  private IllegalArgumentException refusal(String why) {
    return new IllegalArgumentException("error parsing regexp: " + why + ": `" + expression + "`");
  }

  private void escape() {
    boolean named = expression.startsWith("{", at + 1) && "pPx".indexOf(charAt(at)) >= 0;
    int end = named ? expression.indexOf('}', at) : -1;
    at = end < 0 ? at + 1 : end + 1;
    atom(1);
  }

  private char charAt(int index) {
    return index < expression.length() ? expression.charAt(index) : 0;
  }

  private void characterClass() {
    if (charAt(at) == '^') {
      at++;
    }
    int first = at;
    while (at < expression.length() && (expression.charAt(at) != ']' || at == first)) {
      at += expression.charAt(at) == '\\' ? 2 : 1;
    }
    at++;
    atom(1);
  }

  private void open() {
    outer.push(total);
    total = 0;
    if (outer.size() > DEEPEST) {
      throw refusal("expression nests too deeply");
    }
  }

  private void close() {
    if (!outer.isEmpty()) {
      long inner = total;
      total = outer.pop();
      atom(inner + 2);
    }
  }

  private void repeat() {
    if (!repetition.find(at - 1) || repetition.start() != at - 1) {
      atom(1);
      return;
    }
    at = repetition.end();
    String most = repetition.group(2);
    long count = Long.parseLong(repetition.group(1));
    if (most != null && !most.isEmpty()) {
      count = Math.max(count, Long.parseLong(most));
    }
    total -= last;
    atom(last * Math.max(1, Math.min(count, LARGEST)));
  }
}
