package dev.fossawatch.promql.parser;

import dev.fossawatch.promql.model.GoText;
import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Words to a tree. Follows the grammar of Prometheus, {@code generated_parser.y}; where that
 * grammar has a production for an error, this has the same message at the same word. Used once.
 */
final class Parser {
  private static final String SWITCHED_OFF =
      "() is experimental and must be enabled with"
          + " --enable-feature=promql-experimental-functions";

  private final ParseOptions options;
  private final Tokens tokens;
  private final LabelParser labels;
  private final ModifierParser modifiers;
  private int level;
  private int openAggregations;

  /** The depth of the tree last built. */
  private int depth;

  private Parser(String query, ParseOptions options) {
    this.options = options;
    this.tokens = new Tokens(query);
    this.labels = new LabelParser(tokens);
    this.modifiers = new ModifierParser(tokens);
  }

  /** The tree of a whole query, types checked. */
  static Expr parse(String query, ParseOptions options) {
    if (query.length() > options.maxLength()) {
      throw error(
          new PositionRange(options.maxLength(), query.length(), 1, options.maxLength() + 1),
          "query is longer than " + options.maxLength() + " characters");
    }
    Expr expr = new Parser(query, options).query();
    TypeCheck.check(expr, query);
    return expr;
  }

  /** The matchers of a text that is one selector. */
  static List<Matcher> parseSelector(String selector, ParseOptions options) {
    Parser parser = new Parser(selector, options);
    if (!parser.tokens.type().namesMetric() && !parser.tokens.is(TokenType.LEFT_BRACE)) {
      throw parser.unexpected();
    }
    Expr.VectorSelector parsed = parser.selector();
    parser.expectEnd();
    TypeCheck.check(parsed, selector);
    return parsed.matchers();
  }

  /** The labels of a text that is one series, {@code name{a="b"}}. */
  static Labels parseLabels(String series, ParseOptions options) {
    Parser parser = new Parser(series, options);
    Labels labels = parser.labels.series();
    parser.expectEnd();
    return labels;
  }

  private static ParseException error(PositionRange position, String problem) {
    return new ParseException(position, problem);
  }

  private ParseException unexpected() {
    return tokens.unexpected(openAggregations > 0 ? "aggregation" : "", "");
  }

  private Expr query() {
    if (tokens.is(TokenType.EOF)) {
      throw error(new PositionRange(0, 0, 1, 1), "no expression found in input");
    }
    Expr expr = expression(0);
    expectEnd();
    return expr;
  }

  private void expectEnd() {
    if (!tokens.is(TokenType.EOF)) {
      throw unexpected();
    }
  }

  private void checkDepth(int reached) {
    if (level + reached > options.maxDepth()) {
      throw error(
          tokens.next().position(),
          "expression is nested deeper than " + options.maxDepth() + " levels");
    }
  }

  /** Operators that bind at least this strongly, and what is between them. */
  private Expr expression(int strength) {
    level++;
    checkDepth(0);
    Expr left = unary();
    BinaryOp op = BinaryOp.of(tokens.next());
    while (op != null && op.strength() >= strength) {
      int leftDepth = depth;
      left = binary(left, op);
      depth = Math.max(leftDepth, depth) + 1;
      checkDepth(depth);
      op = BinaryOp.of(tokens.next());
    }
    level--;
    return left;
  }

  private Expr binary(Expr left, BinaryOp op) {
    tokens.take();
    boolean bool = tokens.is(TokenType.BOOL);
    if (bool) {
      tokens.take();
    }
    VectorMatching matching = matching();
    boolean fills = fills();
    Expr right = expression(op == BinaryOp.POW ? op.strength() : op.strength() + 1);
    PositionRange position = left.position().to(right.position());
    if (fills) {
      throw error(position, "binop fill modifiers are experimental and not enabled");
    }
    return new Expr.BinaryExpr(op, left, right, bool, matching, position);
  }

  /** Reads {@code fill (1)} and its kin, which are experimental; whether there were any. */
  private boolean fills() {
    boolean any = false;
    while (tokens.type().needsParenthesis()) {
      any = true;
      tokens.take();
      tokens.take(TokenType.LEFT_PAREN, "fill modifier", "\"(\"");
      if (tokens.is(TokenType.ADD, TokenType.SUB)) {
        tokens.take();
      }
      tokens.take(TokenType.NUMBER, "fill modifier", "number");
      tokens.take(TokenType.RIGHT_PAREN, "fill modifier", "\")\"");
    }
    return any;
  }

  private VectorMatching matching() {
    if (!tokens.is(TokenType.ON, TokenType.IGNORING)) {
      return VectorMatching.PLAIN;
    }
    boolean on = tokens.take().type() == TokenType.ON;
    List<String> matched = labels.grouping();
    VectorMatching.Card card = card();
    if (card == VectorMatching.Card.ONE_TO_ONE) {
      return new VectorMatching(card, on, matched, List.of());
    }
    tokens.take();
    List<String> include = tokens.is(TokenType.LEFT_PAREN) ? labels.grouping() : List.of();
    return new VectorMatching(card, on, matched, include);
  }

  private VectorMatching.Card card() {
    return switch (tokens.type()) {
      case GROUP_LEFT -> VectorMatching.Card.MANY_TO_ONE;
      case GROUP_RIGHT -> VectorMatching.Card.ONE_TO_MANY;
      default -> VectorMatching.Card.ONE_TO_ONE;
    };
  }

  private Expr unary() {
    if (!tokens.is(TokenType.ADD, TokenType.SUB)) {
      return postfix(primary());
    }
    Token sign = tokens.take();
    boolean minus = sign.type() == TokenType.SUB;
    Expr inner = expression(BinaryOp.UNARY_OPERAND);
    PositionRange position = sign.position().to(inner.position());
    if (inner instanceof Expr.NumberLiteral number) {
      double value = minus ? -number.value() : number.value();
      return new Expr.NumberLiteral(value, number.asDuration(), position);
    }
    depth++;
    return new Expr.UnaryExpr(minus, inner, position);
  }

  private Expr postfix(Expr start) {
    Expr expr = start;
    while (true) {
      switch (tokens.type()) {
        case LEFT_BRACKET -> {
          expr = modifiers.brackets(expr);
          depth++;
        }
        case OFFSET -> expr = modifiers.offset(expr);
        case AT -> expr = modifiers.at(expr);
        case SMOOTHED, ANCHORED -> throw switchedOff(expr);
        default -> {
          return expr;
        }
      }
    }
  }

  private ParseException switchedOff(Expr expr) {
    return error(
        expr.position(), tokens.next().text() + " modifier is experimental and not enabled");
  }

  private Expr primary() {
    depth = 1;
    return switch (tokens.type()) {
      case NUMBER, DURATION -> modifiers.number();
      case STRING -> string();
      case LEFT_PAREN -> parentheses();
      case LEFT_BRACE -> selector();
      case IDENTIFIER -> identifier();
      default -> word();
    };
  }

  private Expr word() {
    if (tokens.type().group() == TokenType.Group.AGGREGATOR) {
      return aggregateOrSelector();
    }
    if (!tokens.type().namesMetric()) {
      throw unexpected();
    }
    Token name = tokens.take();
    boolean called =
        name.type().group() == TokenType.Group.PREPROCESSOR && tokens.is(TokenType.LEFT_PAREN);
    return called ? call(name) : selector(name);
  }

  private Expr string() {
    Token literal = tokens.take();
    return new Expr.StringLiteral(LabelParser.text(literal), literal.position());
  }

  private Expr parentheses() {
    Token left = tokens.take();
    Expr inner = expression(0);
    if (!tokens.is(TokenType.RIGHT_PAREN)) {
      throw unexpected();
    }
    Token right = tokens.takeClosing();
    depth++;
    return new Expr.ParenExpr(inner, left.position().to(right.position()));
  }

  private Expr identifier() {
    Token name = tokens.take();
    return tokens.is(TokenType.LEFT_PAREN) ? call(name) : selector(name);
  }

  private Expr call(Token name) {
    List<Expr> args = arguments();
    Function function = Functions.find(name.text());
    if (function == null) {
      throw error(name.position(), "unknown function with name " + GoText.quote(name.text()));
    }
    if (!function.enabled(options)) {
      throw error(name.position(), "function " + GoText.quote(name.text()) + " is not enabled");
    }
    return new Expr.Call(function, args, name.position().endingAt(tokens.lastClosing()));
  }

  private List<Expr> arguments() {
    tokens.take();
    List<Expr> args = new ArrayList<>();
    int deepest = 0;
    while (!tokens.is(TokenType.RIGHT_PAREN)) {
      args.add(expression(0));
      deepest = Math.max(deepest, depth);
      if (tokens.is(TokenType.COMMA)) {
        requireArgument(tokens.take());
      } else if (!tokens.is(TokenType.RIGHT_PAREN)) {
        throw unexpected();
      }
    }
    depth = deepest + 1;
    tokens.takeClosing();
    return args;
  }

  private void requireArgument(Token comma) {
    boolean begins =
        switch (tokens.type()) {
          case NUMBER, DURATION, STRING, LEFT_PAREN, LEFT_BRACE, ADD, SUB -> true;
          default -> tokens.type().namesMetric();
        };
    if (!begins) {
      throw error(comma.position(), "trailing commas not allowed in function call args");
    }
  }

  private record Grouping(boolean without, List<String> labels) {
    static final Grouping NONE = new Grouping(false, List.of());
  }

  private Expr aggregateOrSelector() {
    Token op = tokens.take();
    boolean groupingFirst = tokens.is(TokenType.BY, TokenType.WITHOUT);
    if (!groupingFirst && !tokens.is(TokenType.LEFT_PAREN)) {
      return selector(op);
    }
    openAggregations++;
    Grouping grouping = groupingFirst ? grouping() : Grouping.NONE;
    if (!tokens.is(TokenType.LEFT_PAREN)) {
      throw unexpected();
    }
    List<Expr> args = arguments();
    openAggregations--;
    if (!groupingFirst && tokens.is(TokenType.BY, TokenType.WITHOUT)) {
      grouping = grouping();
    }
    return aggregate(op, grouping, args);
  }

  private Grouping grouping() {
    boolean without = tokens.take().type() == TokenType.WITHOUT;
    return new Grouping(without, labels.grouping());
  }

  private Expr aggregate(Token name, Grouping grouping, List<Expr> args) {
    AggregateOp op = AggregateOp.valueOf(name.text().toUpperCase(Locale.ROOT));
    PositionRange position = name.position().endingAt(tokens.lastClosing());
    checkArguments(op, args.size(), position);
    Expr param = op.param() == null ? null : args.get(0);
    Expr inner = args.get(args.size() - 1);
    return new Expr.AggregateExpr(
        op, param, inner, grouping.labels(), grouping.without(), position);
  }

  private void checkArguments(AggregateOp op, int given, PositionRange position) {
    if (given == 0) {
      throw error(position, "no arguments for aggregate expression provided");
    }
    if (op.experimental() && !options.experimental()) {
      throw error(position, op.word() + SWITCHED_OFF);
    }
    int wanted = op.param() == null ? 1 : 2;
    if (given != wanted) {
      throw error(
          position,
          "wrong number of arguments for aggregate expression provided, expected "
              + wanted
              + ", got "
              + given);
    }
  }

  private Expr.VectorSelector selector() {
    return tokens.is(TokenType.LEFT_BRACE) ? labels.selector(null) : selector(tokens.take());
  }

  private Expr.VectorSelector selector(Token name) {
    if (tokens.is(TokenType.LEFT_BRACE)) {
      return labels.selector(name);
    }
    List<Matcher> matchers = List.of(LabelParser.name(name.text()));
    return new Expr.VectorSelector(name.text(), matchers, Shift.NONE, name.position());
  }
}
