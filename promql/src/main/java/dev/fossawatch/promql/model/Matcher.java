package dev.fossawatch.promql.model;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One condition on a label: {@code name="value"}, {@code !=}, {@code =~} or {@code !~}. A regular
 * expression is RE2's, must match the whole value, and runs in linear time. An absent label counts
 * as empty. Immutable, thread-safe.
 */
public final class Matcher {
  /** What is asked of the label. */
  public enum Kind {
    /** Equal. */
    EQUAL("="),
    /** Not equal. */
    NOT_EQUAL("!="),
    /** Matched by the regular expression. */
    REGEX("=~"),
    /** Not matched by the regular expression. */
    NOT_REGEX("!~");

    private final String sign;

    Kind(String sign) {
      this.sign = sign;
    }

    /** As it is written in a query. */
    public String sign() {
      return sign;
    }
  }

  private static final String SPECIAL = "\\.+*?()|[]{}^$";

  private final Kind kind;
  private final String name;
  private final String value;
  private final Predicate<String> test;

  /**
   * A condition.
   *
   * @throws IllegalArgumentException if the regular expression is not one, in RE2's words
   */
  public Matcher(Kind kind, String name, String value) {
    this.kind = kind;
    this.name = name;
    this.value = value;
    this.test = kind == Kind.EQUAL || kind == Kind.NOT_EQUAL ? value::equals : regex(value);
  }

  /** The shapes most queries use are compared as strings; the rest goes to RE2. */
  private static Predicate<String> regex(String expression) {
    if (expression.equals(".*")) {
      return text -> true;
    }
    if (expression.equals(".+")) {
      return text -> !text.isEmpty();
    }
    if (isAlternation(expression)) {
      return Set.copyOf(Arrays.asList(expression.split("\\|", -1)))::contains;
    }
    return anchored(expression)::matches;
  }

  private static boolean isAlternation(String expression) {
    String[] words = expression.split("\\|", -1);
    return Arrays.stream(words).allMatch(Matcher::isLiteral)
        && Arrays.stream(words).distinct().count() == words.length;
  }

  private static boolean isLiteral(String word) {
    return word.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0);
  }

  /**
   * The expression, made to match a whole value, line breaks included.
   *
   * @throws IllegalArgumentException if it is not one, or too large a one, in RE2's words
   */
  public static Pattern anchored(String expression) {
    RegexSize.check(expression);
    try {
      return Pattern.compile("^(?s:" + expression + ")$");
    } catch (PatternSyntaxException invalid) {
      throw new IllegalArgumentException(invalid.getMessage(), invalid);
    }
  }

  /** What is asked. */
  public Kind kind() {
    return kind;
  }

  /** The label asked about. */
  public String name() {
    return name;
  }

  /** The value or the expression, as written. */
  public String value() {
    return value;
  }

  /** Whether a label with this value passes; empty stands for an absent label. */
  public boolean matches(String labelValue) {
    return test.test(labelValue) == (kind == Kind.EQUAL || kind == Kind.REGEX);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Matcher matcher
        && kind == matcher.kind
        && name.equals(matcher.name)
        && value.equals(matcher.value);
  }

  @Override
  public int hashCode() {
    return (kind.hashCode() * 31 + name.hashCode()) * 31 + value.hashCode();
  }

  @Override
  public String toString() {
    return GoText.labelName(name) + kind.sign() + GoText.quote(value);
  }
}
