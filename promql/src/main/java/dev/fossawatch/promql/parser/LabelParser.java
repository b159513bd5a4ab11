package dev.fossawatch.promql.parser;

import dev.fossawatch.promql.model.GoText;
import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a query says of labels: lists to group by, conditions in braces, labels of one series. */
final class LabelParser {
  private static final String GROUPING = "grouping opts";
  private static final String MATCHING = "label matching";
  private static final String SET = "label set";

  private final Tokens tokens;

  LabelParser(Tokens tokens) {
    this.tokens = tokens;
  }

  /** {@code (a, b)}. */
  List<String> grouping() {
    tokens.take(TokenType.LEFT_PAREN, GROUPING, "\"(\"");
    List<String> labels = new ArrayList<>();
    tokens.list(
        TokenType.RIGHT_PAREN, GROUPING, "\",\" or \")\"", () -> labels.add(groupingLabel()));
    return labels;
  }

  private String groupingLabel() {
    if (!tokens.type().namesLabel() && !tokens.is(TokenType.STRING)) {
      throw tokens.unexpected(GROUPING, "label");
    }
    Token label = tokens.take();
    String name = text(label);
    if (!GoText.isLabelName(name)) {
      throw new ParseException(
          label.position(), "invalid label name for grouping: " + GoText.quote(name));
    }
    return name;
  }

  /** A selector from the braces on; the metric's name before them is null if there was none. */
  Expr.VectorSelector selector(@Nullable Token metric) {
    Token left = tokens.take();
    List<Matcher> matchers = new ArrayList<>();
    Token right =
        tokens.list(
            TokenType.RIGHT_BRACE, MATCHING, "\",\" or \"}\"", () -> matchers.add(matcher()));
    if (metric != null) {
      matchers.add(name(metric.text()));
    }
    Token first = metric == null ? left : metric;
    return new Expr.VectorSelector(
        metric == null ? "" : metric.text(),
        matchers,
        Shift.NONE,
        first.position().to(right.position()));
  }

  /** The condition a metric's name is. */
  static Matcher name(String metric) {
    return new Matcher(Matcher.Kind.EQUAL, Labels.NAME, metric);
  }

  private Matcher matcher() {
    Token label = label(MATCHING);
    Matcher.Kind kind = kind();
    if (kind == null && label.type() == TokenType.STRING) {
      return name(text(label));
    }
    if (kind == null) {
      throw tokens.unexpected(MATCHING, "label matching operator");
    }
    tokens.take();
    return matcher(label, kind, tokens.take(TokenType.STRING, MATCHING, "string"));
  }

  private static Matcher matcher(Token label, Matcher.Kind kind, Token value) {
    try {
      return new Matcher(kind, text(label), text(value));
    } catch (IllegalArgumentException invalid) {
      throw new ParseException(
          label.position().to(value.position()), String.valueOf(invalid.getMessage()));
    }
  }

  private Token label(String context) {
    if (!tokens.is(TokenType.IDENTIFIER, TokenType.STRING)) {
      throw tokens.unexpected(context, "identifier or \"}\"");
    }
    return tokens.take();
  }

  private Matcher.@Nullable Kind kind() {
    return switch (tokens.type()) {
      case EQL -> Matcher.Kind.EQUAL;
      case NEQ -> Matcher.Kind.NOT_EQUAL;
      case EQL_REGEX -> Matcher.Kind.REGEX;
      case NEQ_REGEX -> Matcher.Kind.NOT_REGEX;
      default -> null;
    };
  }

  /** The labels of one series, {@code name{a="b"}}. */
  Labels series() {
    Map<String, String> labels = new TreeMap<>();
    if (tokens.type().namesMetric()) {
      labels.put(Labels.NAME, tokens.take().text());
    }
    if (tokens.is(TokenType.LEFT_BRACE)) {
      tokens.take();
      tokens.list(TokenType.RIGHT_BRACE, SET, "\",\" or \"}\"", () -> pair(labels));
    }
    return Labels.of(labels);
  }

  private void pair(Map<String, String> into) {
    Token label = label(SET);
    if (tokens.is(TokenType.EQL)) {
      tokens.take();
      into.put(text(label), text(tokens.take(TokenType.STRING, SET, "string")));
    } else if (label.type() == TokenType.STRING) {
      into.put(Labels.NAME, text(label));
    } else {
      throw tokens.unexpected(SET, "\"=\"");
    }
  }

  /** What a word or a string literal says. */
  static String text(Token token) {
    if (token.type() != TokenType.STRING) {
      return token.text();
    }
    try {
      return GoText.unquote(token.text());
    } catch (IllegalArgumentException invalid) {
      throw new ParseException(
          token.position(),
          "error unquoting string " + GoText.quote(token.text()) + ": invalid syntax");
    }
  }
}
