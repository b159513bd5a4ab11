package dev.fossawatch.promql.parser;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The kinds of words a query is made of. */
enum TokenType {
  EOF(Group.NAMED, "end of input"),
  ERROR(Group.NAMED, "error"),
  IDENTIFIER(Group.NAMED, "identifier"),
  METRIC_IDENTIFIER(Group.NAMED, "metric identifier"),
  STRING(Group.NAMED, "string"),
  NUMBER(Group.NAMED, "number"),
  DURATION(Group.NAMED, "duration"),

  LEFT_PAREN(Group.SIGN, "("),
  RIGHT_PAREN(Group.SIGN, ")"),
  LEFT_BRACE(Group.SIGN, "{"),
  RIGHT_BRACE(Group.SIGN, "}"),
  LEFT_BRACKET(Group.SIGN, "["),
  RIGHT_BRACKET(Group.SIGN, "]"),
  COMMA(Group.SIGN, ","),
  COLON(Group.SIGN, ":"),
  EQL(Group.SIGN, "="),

  ADD(Group.OPERATOR, "+"),
  SUB(Group.OPERATOR, "-"),
  MUL(Group.OPERATOR, "*"),
  DIV(Group.OPERATOR, "/"),
  MOD(Group.OPERATOR, "%"),
  POW(Group.OPERATOR, "^"),
  EQLC(Group.OPERATOR, "=="),
  NEQ(Group.OPERATOR, "!="),
  LTE(Group.OPERATOR, "<="),
  LSS(Group.OPERATOR, "<"),
  GTE(Group.OPERATOR, ">="),
  GTR(Group.OPERATOR, ">"),
  EQL_REGEX(Group.OPERATOR, "=~"),
  NEQ_REGEX(Group.OPERATOR, "!~"),
  AT(Group.OPERATOR, "@"),
  LAND(Group.OPERATOR, "and"),
  LOR(Group.OPERATOR, "or"),
  LUNLESS(Group.OPERATOR, "unless"),
  ATAN2(Group.OPERATOR, "atan2"),

  SUM(Group.AGGREGATOR, "sum"),
  AVG(Group.AGGREGATOR, "avg"),
  COUNT(Group.AGGREGATOR, "count"),
  MIN(Group.AGGREGATOR, "min"),
  MAX(Group.AGGREGATOR, "max"),
  GROUP(Group.AGGREGATOR, "group"),
  STDDEV(Group.AGGREGATOR, "stddev"),
  STDVAR(Group.AGGREGATOR, "stdvar"),
  TOPK(Group.AGGREGATOR, "topk"),
  BOTTOMK(Group.AGGREGATOR, "bottomk"),
  COUNT_VALUES(Group.AGGREGATOR, "count_values"),
  QUANTILE(Group.AGGREGATOR, "quantile"),
  LIMITK(Group.AGGREGATOR, "limitk"),
  LIMIT_RATIO(Group.AGGREGATOR, "limit_ratio"),

  OFFSET(Group.KEYWORD, "offset"),
  SMOOTHED(Group.KEYWORD, "smoothed"),
  ANCHORED(Group.KEYWORD, "anchored"),
  BY(Group.KEYWORD, "by"),
  WITHOUT(Group.KEYWORD, "without"),
  ON(Group.KEYWORD, "on"),
  IGNORING(Group.KEYWORD, "ignoring"),
  GROUP_LEFT(Group.KEYWORD, "group_left"),
  GROUP_RIGHT(Group.KEYWORD, "group_right"),
  BOOL(Group.KEYWORD, "bool"),
  FILL(Group.KEYWORD, "fill"),
  FILL_LEFT(Group.KEYWORD, "fill_left"),
  FILL_RIGHT(Group.KEYWORD, "fill_right"),

  START(Group.PREPROCESSOR, "start"),
  END(Group.PREPROCESSOR, "end"),
  STEP(Group.PREPROCESSOR, "step"),
  RANGE(Group.PREPROCESSOR, "range");

  /** How a word of the kind is described. */
  enum Group {
    NAMED,
    SIGN,
    OPERATOR,
    AGGREGATOR,
    KEYWORD,
    PREPROCESSOR
  }

  private static final Map<String, TokenType> WORDS =
      Arrays.stream(values())
          .filter(type -> type.group.compareTo(Group.OPERATOR) >= 0)
          .filter(type -> Character.isLetter(type.text.charAt(0)))
          .collect(Collectors.toUnmodifiableMap(TokenType::text, Function.identity()));

  private final Group group;
  private final String text;

  TokenType(Group group, String text) {
    this.group = group;
    this.text = text;
  }

  /** The kind of a word that means something on its own, in lower case; null for any other. */
  static @Nullable TokenType ofWord(String lowerCase) {
    if (lowerCase.equals("inf") || lowerCase.equals("nan")) {
      return NUMBER;
    }
    return WORDS.get(lowerCase);
  }

  /** Whether the word is a keyword only before a parenthesis, so that metrics may have its name. */
  boolean needsParenthesis() {
    return this == FILL || this == FILL_LEFT || this == FILL_RIGHT;
  }

  Group group() {
    return group;
  }

  /** The word itself or, for {@link Group#NAMED}, the name of its kind. */
  String text() {
    return text;
  }

  /** Whether the word may also name a metric. */
  boolean namesMetric() {
    return switch (this) {
      case IDENTIFIER, METRIC_IDENTIFIER, LAND, LOR, LUNLESS, BY, WITHOUT, OFFSET -> true;
      case SMOOTHED, ANCHORED -> true;
      default -> group == Group.AGGREGATOR || group == Group.PREPROCESSOR;
    };
  }

  /** Whether the word may name a label where labels are listed. */
  boolean namesLabel() {
    return switch (this) {
      case IDENTIFIER, METRIC_IDENTIFIER, LAND, LOR, LUNLESS, ATAN2 -> true;
      default -> group == Group.AGGREGATOR || group == Group.PREPROCESSOR || group == Group.KEYWORD;
    };
  }
}
