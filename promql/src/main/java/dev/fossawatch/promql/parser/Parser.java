package dev.fossawatch.promql.parser;

import dev.fossawatch.promql.model.Durations;
import dev.fossawatch.promql.model.GoText;
import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Words to a tree. Follows the grammar of Prometheus, {@code generated_parser.y}; where that
 * grammar has a production for an error, this has the same message at the same word. Used once.
 */
final class Parser {
  private static final String NOT_A_SELECTOR =
      " modifier must be preceded by an instant vector selector or range vector selector or a"
          + " subquery";

  private final Lexer lexer;
  private final ParseOptions options;
  private Token token;
  private int lastClosing;
  private int level;
  private int openAggregations;

  /** The depth of the tree last built. */
  private int depth;

  Parser(String query, ParseOptions options) {
    this.options = options;
    this.lexer = new Lexer(query);
    this.token = new Token(TokenType.EOF, "", new PositionRange(0, 0, 1, 1));
  }

  /** The tree of a whole query, types checked. */
  static Expr parse(String query, ParseOptions options) {
    if (query.length() > options.maxLength()) {
      throw new ParseException(
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
    parser.advance();
    if (!parser.token.type().namesMetric() && parser.token.type() != TokenType.LEFT_BRACE) {
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
    parser.advance();
    Labels labels = parser.labels();
    parser.expectEnd();
    return labels;
  }

  private Expr query() {
    advance();
    if (token.type() == TokenType.EOF) {
      throw new ParseException(new PositionRange(0, 0, 1, 1), "no expression found in input");
    }
    Expr expr = expression(0);
    expectEnd();
    return expr;
  }

  private void expectEnd() {
    if (token.type() != TokenType.EOF) {
      throw unexpected();
    }
  }

  private Token advance() {
    Token consumed = token;
    token = lexer.next();
    if (token.type() == TokenType.ERROR) {
      throw new ParseException(token.position(), token.text());
    }
    return consumed;
  }

  private Token closing() {
    lastClosing = token.position().end();
    return advance();
  }

  private ParseException unexpected() {
    return unexpected(openAggregations > 0 ? "aggregation" : "", "");
  }

  private ParseException unexpected(String context, String expected) {
    String in = context.isEmpty() ? "" : " in " + context;
    String wanted = expected.isEmpty() ? "" : ", expected " + expected;
    return error(token.position(), "unexpected " + token.description() + in + wanted);
  }

  private static ParseException error(PositionRange position, String problem) {
    return new ParseException(position, problem);
  }

  private void checkDepth(Token where, int reached) {
    if (level + reached > options.maxDepth()) {
      throw error(
          where.position(), "expression is nested deeper than " + options.maxDepth() + " levels");
    }
  }

  /** Operators that bind at least this strongly, and what is between them. */
  private Expr expression(int strength) {
    level++;
    checkDepth(token, 0);
    Expr left = unary();
    BinaryOp op = BinaryOp.of(token);
    while (op != null && op.strength() >= strength) {
      int leftDepth = depth;
      left = binary(left, op);
      depth = Math.max(leftDepth, depth) + 1;
      checkDepth(token, depth);
      op = BinaryOp.of(token);
    }
    level--;
    return left;
  }

  private Expr binary(Expr left, BinaryOp op) {
    advance();
    boolean bool = token.type() == TokenType.BOOL;
    if (bool) {
      advance();
    }
    VectorMatching matching = matching();
    Expr right = expression(op == BinaryOp.POW ? op.strength() : op.strength() + 1);
    return new Expr.BinaryExpr(
        op, left, right, bool, matching, left.position().to(right.position()));
  }

  private VectorMatching matching() {
    boolean on = token.type() == TokenType.ON;
    if (!on && token.type() != TokenType.IGNORING) {
      return VectorMatching.PLAIN;
    }
    advance();
    List<String> labels = groupingLabels();
    VectorMatching.Card card = card();
    if (card == VectorMatching.Card.ONE_TO_ONE) {
      return new VectorMatching(card, on, labels, List.of());
    }
    advance();
    List<String> include = token.type() == TokenType.LEFT_PAREN ? groupingLabels() : List.of();
    return new VectorMatching(card, on, labels, include);
  }

  private VectorMatching.Card card() {
    return switch (token.type()) {
      case GROUP_LEFT -> VectorMatching.Card.MANY_TO_ONE;
      case GROUP_RIGHT -> VectorMatching.Card.ONE_TO_MANY;
      default -> VectorMatching.Card.ONE_TO_ONE;
    };
  }

  private List<String> groupingLabels() {
    if (token.type() != TokenType.LEFT_PAREN) {
      throw unexpected("grouping opts", "\"(\"");
    }
    advance();
    List<String> labels = new ArrayList<>();
    while (token.type() != TokenType.RIGHT_PAREN) {
      labels.add(groupingLabel());
      if (token.type() == TokenType.COMMA) {
        advance();
      } else if (token.type() != TokenType.RIGHT_PAREN) {
        throw unexpected("grouping opts", "\",\" or \")\"");
      }
    }
    closing();
    return labels;
  }

  private String groupingLabel() {
    if (!token.type().namesLabel() && token.type() != TokenType.STRING) {
      throw unexpected("grouping opts", "label");
    }
    Token label = advance();
    String name = label.type() == TokenType.STRING ? unquote(label) : label.text();
    if (!GoText.isLabelName(name)) {
      throw error(label.position(), "invalid label name for grouping: " + GoText.quote(name));
    }
    return name;
  }

  private Expr unary() {
    if (token.type() != TokenType.ADD && token.type() != TokenType.SUB) {
      return postfix(primary());
    }
    Token sign = advance();
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

  private Expr primary() {
    depth = 1;
    return switch (token.type()) {
      case NUMBER, DURATION -> number();
      case STRING -> string();
      case LEFT_PAREN -> parentheses();
      case LEFT_BRACE -> selector();
      case IDENTIFIER -> identifier();
      default -> {
        if (token.type().group() == TokenType.Group.AGGREGATOR) {
          yield aggregateOrSelector();
        }
        if (!token.type().namesMetric()) {
          throw unexpected();
        }
        yield selector();
      }
    };
  }

  private Expr.NumberLiteral number() {
    boolean duration = token.type() == TokenType.DURATION;
    Token literal = closing();
    return new Expr.NumberLiteral(numberOf(literal), duration, literal.position());
  }

  private static double numberOf(Token literal) {
    try {
      return literal.type() == TokenType.DURATION
          ? Durations.parse(literal.text()) / 1000.0
          : NumberText.parse(literal.text());
    } catch (NumberFormatException invalid) {
      throw error(literal.position(), "error parsing number: " + invalid.getMessage());
    } catch (IllegalArgumentException invalid) {
      throw error(literal.position(), String.valueOf(invalid.getMessage()));
    }
  }

  private Expr string() {
    Token literal = advance();
    return new Expr.StringLiteral(unquote(literal), literal.position());
  }

  private static String unquote(Token literal) {
    try {
      return GoText.unquote(literal.text());
    } catch (IllegalArgumentException invalid) {
      throw error(
          literal.position(),
          "error unquoting string " + GoText.quote(literal.text()) + ": invalid syntax");
    }
  }

  private Expr parentheses() {
    Token left = advance();
    Expr inner = expression(0);
    if (token.type() != TokenType.RIGHT_PAREN) {
      throw unexpected();
    }
    Token right = closing();
    depth++;
    return new Expr.ParenExpr(inner, left.position().to(right.position()));
  }

  private Expr identifier() {
    Token name = advance();
    return token.type() == TokenType.LEFT_PAREN ? call(name) : selector(name);
  }

  private Expr call(Token name) {
    List<Expr> args = arguments();
    Function function = Functions.find(name.text());
    if (function == null) {
      throw error(name.position(), "unknown function with name " + GoText.quote(name.text()));
    }
    if (function.experimental() && !options.experimental()) {
      throw error(name.position(), "function " + GoText.quote(name.text()) + " is not enabled");
    }
    return new Expr.Call(function, args, name.position().endingAt(lastClosing));
  }

  private List<Expr> arguments() {
    advance();
    List<Expr> args = new ArrayList<>();
    int deepest = 0;
    while (token.type() != TokenType.RIGHT_PAREN) {
      args.add(expression(0));
      deepest = Math.max(deepest, depth);
      if (token.type() == TokenType.COMMA) {
        Token comma = advance();
        if (token.type() == TokenType.RIGHT_PAREN) {
          throw error(comma.position(), "trailing commas not allowed in function call args");
        }
      } else if (token.type() != TokenType.RIGHT_PAREN) {
        throw unexpected();
      }
    }
    lastClosing = token.position().end();
    depth = deepest + 1;
    advance();
    return args;
  }

  private Expr aggregateOrSelector() {
    Token op = advance();
    if (token.type() == TokenType.BY || token.type() == TokenType.WITHOUT) {
      openAggregations++;
      Grouping grouping = grouping();
      if (token.type() != TokenType.LEFT_PAREN) {
        throw unexpected();
      }
      List<Expr> args = arguments();
      openAggregations--;
      return aggregate(op, grouping, args);
    }
    if (token.type() != TokenType.LEFT_PAREN) {
      return selector(op);
    }
    openAggregations++;
    List<Expr> args = arguments();
    openAggregations--;
    if (token.type() == TokenType.BY || token.type() == TokenType.WITHOUT) {
      return aggregate(op, grouping(), args);
    }
    return aggregate(op, new Grouping(false, List.of()), args);
  }

  private record Grouping(boolean without, List<String> labels) {}

  private Grouping grouping() {
    boolean without = advance().type() == TokenType.WITHOUT;
    int reached = depth;
    List<String> labels = groupingLabels();
    depth = reached;
    return new Grouping(without, labels);
  }

  private Expr aggregate(Token name, Grouping grouping, List<Expr> args) {
    AggregateOp op = AggregateOp.valueOf(name.text().toUpperCase(Locale.ROOT));
    PositionRange position = name.position().endingAt(lastClosing);
    if (args.isEmpty()) {
      throw error(position, "no arguments for aggregate expression provided");
    }
    if (op.experimental() && !options.experimental()) {
      throw error(
          position,
          op.word()
              + "() is experimental and must be enabled with"
              + " --enable-feature=promql-experimental-functions");
    }
    int wanted = op.param() == null ? 1 : 2;
    if (args.size() != wanted) {
      throw error(
          position,
          "wrong number of arguments for aggregate expression provided, expected "
              + wanted
              + ", got "
              + args.size());
    }
    Expr param = op.param() == null ? null : args.get(0);
    return new Expr.AggregateExpr(
        op, param, args.get(wanted - 1), grouping.labels(), grouping.without(), position);
  }

  private Expr.VectorSelector selector() {
    return token.type() == TokenType.LEFT_BRACE ? braces(null) : selector(advance());
  }

  private Expr.VectorSelector selector(Token name) {
    if (token.type() == TokenType.LEFT_BRACE) {
      return braces(name);
    }
    List<Matcher> matchers = List.of(nameMatcher(name.text()));
    return new Expr.VectorSelector(name.text(), matchers, Shift.NONE, name.position());
  }

  private static Matcher nameMatcher(String name) {
    return new Matcher(Matcher.Kind.EQUAL, Labels.NAME, name);
  }

  private Expr.VectorSelector braces(@Nullable Token name) {
    Token left = advance();
    List<Matcher> matchers = new ArrayList<>();
    while (token.type() != TokenType.RIGHT_BRACE) {
      matchers.add(matcher());
      if (token.type() == TokenType.COMMA) {
        advance();
      } else if (token.type() != TokenType.RIGHT_BRACE) {
        throw unexpected("label matching", "\",\" or \"}\"");
      }
    }
    Token right = closing();
    if (name == null) {
      return new Expr.VectorSelector(
          "", matchers, Shift.NONE, left.position().to(right.position()));
    }
    matchers.add(nameMatcher(name.text()));
    return new Expr.VectorSelector(
        name.text(), matchers, Shift.NONE, name.position().to(right.position()));
  }

  private Matcher matcher() {
    if (token.type() != TokenType.IDENTIFIER && token.type() != TokenType.STRING) {
      throw unexpected("label matching", "identifier or \"}\"");
    }
    Token label = advance();
    boolean quoted = label.type() == TokenType.STRING;
    String name = quoted ? unquote(label) : label.text();
    Matcher.Kind kind = matchOp();
    if (kind == null) {
      if (quoted) {
        return nameMatcher(name);
      }
      throw unexpected("label matching", "label matching operator");
    }
    advance();
    if (token.type() != TokenType.STRING) {
      throw unexpected("label matching", "string");
    }
    return matcher(label, kind, name, advance());
  }

  private static Matcher matcher(Token label, Matcher.Kind kind, String name, Token value) {
    String text = unquote(value);
    try {
      return new Matcher(kind, name, text);
    } catch (IllegalArgumentException invalid) {
      throw error(label.position().to(value.position()), String.valueOf(invalid.getMessage()));
    }
  }

  private Matcher.@Nullable Kind matchOp() {
    return switch (token.type()) {
      case EQL -> Matcher.Kind.EQUAL;
      case NEQ -> Matcher.Kind.NOT_EQUAL;
      case EQL_REGEX -> Matcher.Kind.REGEX;
      case NEQ_REGEX -> Matcher.Kind.NOT_REGEX;
      default -> null;
    };
  }

  private Labels labels() {
    Map<String, String> labels = new TreeMap<>();
    if (token.type().namesMetric()) {
      labels.put(Labels.NAME, advance().text());
    }
    if (token.type() == TokenType.LEFT_BRACE) {
      advance();
      while (token.type() != TokenType.RIGHT_BRACE) {
        label(labels);
        if (token.type() == TokenType.COMMA) {
          advance();
        } else if (token.type() != TokenType.RIGHT_BRACE) {
          throw unexpected("label set", "\",\" or \"}\"");
        }
      }
      advance();
    }
    return Labels.of(labels);
  }

  private void label(Map<String, String> into) {
    if (token.type() != TokenType.IDENTIFIER && token.type() != TokenType.STRING) {
      throw unexpected("label set", "identifier or \"}\"");
    }
    Token label = advance();
    boolean quoted = label.type() == TokenType.STRING;
    String name = quoted ? unquote(label) : label.text();
    if (token.type() != TokenType.EQL) {
      if (!quoted) {
        throw unexpected("label set", "\"=\"");
      }
      into.put(Labels.NAME, name);
      return;
    }
    advance();
    if (token.type() != TokenType.STRING) {
      throw unexpected("label set", "string");
    }
    into.put(name, unquote(advance()));
  }

  private Expr postfix(Expr start) {
    Expr expr = start;
    while (true) {
      switch (token.type()) {
        case LEFT_BRACKET -> expr = brackets(expr);
        case OFFSET -> expr = offset(expr);
        case AT -> expr = at(expr);
        case SMOOTHED, ANCHORED ->
            throw error(
                expr.position(), token.text() + " modifier is experimental and not enabled");
        default -> {
          return expr;
        }
      }
    }
  }

  private Expr brackets(Expr expr) {
    Token left = advance();
    Expr.NumberLiteral range =
        duration("subquery or range selector", "number, duration, step(), or range()");
    requirePositive(range);
    if (token.type() == TokenType.RIGHT_BRACKET) {
      Token right = closing();
      return matrix(expr, millis(range), left.position().to(right.position()));
    }
    if (token.type() != TokenType.COLON) {
      throw unexpected("subquery or range", "\":\" or \"]\"");
    }
    advance();
    return subquery(expr, millis(range));
  }

  private Expr subquery(Expr expr, long range) {
    long step = 0;
    if (token.type() != TokenType.RIGHT_BRACKET) {
      Expr.NumberLiteral literal =
          duration("subquery selector", "number, duration, step(), range(), or \"]\"");
      requirePositive(literal);
      step = millis(literal);
      if (token.type() != TokenType.RIGHT_BRACKET) {
        throw unexpected("subquery selector", "\"]\"");
      }
    }
    Token right = closing();
    depth++;
    return new Expr.SubqueryExpr(
        expr, range, step, Shift.NONE, expr.position().to(right.position()));
  }

  private Expr matrix(Expr expr, long range, PositionRange brackets) {
    if (!(expr instanceof Expr.VectorSelector selector)) {
      throw error(brackets, "ranges only allowed for vector selectors");
    }
    if (selector.shift().offsetMillis() != 0) {
      throw error(brackets, "no offset modifiers allowed before range");
    }
    if (selector.shift().at() instanceof Shift.Time) {
      throw error(brackets, "no @ modifiers allowed before range");
    }
    depth++;
    return new Expr.MatrixSelector(selector, range, expr.position().endingAt(brackets.end()));
  }

  /** A number or duration, perhaps with a sign; arithmetic between durations is experimental. */
  private Expr.NumberLiteral duration(String context, String expected) {
    Token first = token;
    boolean signed = first.type() == TokenType.ADD || first.type() == TokenType.SUB;
    if (signed) {
      advance();
    }
    if (isDurationExpression(token.type())) {
      throw error(token.position(), "experimental duration expression is not enabled");
    }
    if (token.type() != TokenType.NUMBER && token.type() != TokenType.DURATION) {
      throw unexpected(context, expected);
    }
    Expr.NumberLiteral literal = number();
    double value = first.type() == TokenType.SUB ? -literal.value() : literal.value();
    PositionRange position = first.position().to(literal.position());
    if (Math.abs(value) > Long.MAX_VALUE / 1e9) {
      throw error(position, "duration out of range");
    }
    return new Expr.NumberLiteral(value, literal.asDuration(), position);
  }

  private static boolean isDurationExpression(TokenType type) {
    return switch (type) {
      case LEFT_PAREN, STEP, RANGE, MIN, MAX -> true;
      default -> false;
    };
  }

  private void requirePositive(Expr.NumberLiteral duration) {
    boolean arithmetic =
        switch (token.type()) {
          case ADD, SUB, MUL, DIV, MOD, POW -> true;
          default -> false;
        };
    if (arithmetic) {
      throw error(duration.position(), "experimental duration expression is not enabled");
    }
    if (millis(duration) <= 0) {
      throw error(duration.position(), "duration must be greater than 0");
    }
  }

  private static long millis(Expr.NumberLiteral duration) {
    return Math.round(duration.value() * 1e9) / 1_000_000;
  }

  private Expr offset(Expr expr) {
    advance();
    long offset = millis(duration("offset", "number, duration, step(), or range()"));
    return shifted(
        expr,
        "offset",
        shift -> {
          if (shift.offsetMillis() != 0) {
            throw error(expr.position(), "offset may not be set multiple times");
          }
          return shift.offset(offset);
        });
  }

  private Expr at(Expr expr) {
    advance();
    Shift.At time = atTime(expr);
    return shifted(
        expr,
        "@",
        shift -> {
          if (shift.at() != null) {
            throw error(expr.position(), "@ <timestamp> may not be set multiple times");
          }
          return shift.at(time);
        });
  }

  private Shift.At atTime(Expr expr) {
    if (token.type() == TokenType.START || token.type() == TokenType.END) {
      return edge();
    }
    boolean signed = token.type() == TokenType.ADD || token.type() == TokenType.SUB;
    double sign = signed && advance().type() == TokenType.SUB ? -1 : 1;
    if (token.type() != TokenType.NUMBER && token.type() != TokenType.DURATION) {
      throw unexpected("@", "timestamp");
    }
    double seconds = sign * number().value();
    if (Double.isNaN(seconds) || Math.abs(seconds) >= Long.MAX_VALUE) {
      throw error(
          expr.position(), "timestamp out of bounds for @ modifier: " + NumberText.fixed(seconds));
    }
    return new Shift.Time(Math.round(seconds * 1000));
  }

  private Shift.Edge edge() {
    Shift.Edge edge = advance().type() == TokenType.START ? Shift.Edge.START : Shift.Edge.END;
    if (token.type() != TokenType.LEFT_PAREN) {
      throw unexpected("@", "timestamp");
    }
    advance();
    if (token.type() != TokenType.RIGHT_PAREN) {
      throw unexpected("@", "timestamp");
    }
    closing();
    return edge;
  }

  private interface ShiftChange {
    Shift apply(Shift shift);
  }

  private Expr shifted(Expr expr, String modifier, ShiftChange change) {
    PositionRange position = expr.position().endingAt(lastClosing);
    if (expr instanceof Expr.VectorSelector selector) {
      return new Expr.VectorSelector(
          selector.name(), selector.matchers(), change.apply(selector.shift()), position);
    }
    if (expr instanceof Expr.MatrixSelector matrix) {
      Expr.VectorSelector selector = matrix.selector();
      Expr.VectorSelector moved =
          new Expr.VectorSelector(
              selector.name(),
              selector.matchers(),
              change.apply(selector.shift()),
              selector.position());
      return new Expr.MatrixSelector(moved, matrix.rangeMillis(), position);
    }
    if (expr instanceof Expr.SubqueryExpr subquery) {
      return new Expr.SubqueryExpr(
          subquery.inner(),
          subquery.rangeMillis(),
          subquery.stepMillis(),
          change.apply(subquery.shift()),
          position);
    }
    throw error(expr.position(), modifier + NOT_A_SELECTOR);
  }
}
