package dev.fossawatch.promql.parser;

import dev.fossawatch.promql.model.Durations;
import java.util.function.UnaryOperator;

/** What follows an expression: brackets, {@code offset}, {@code @}; and the numbers in them. */
final class ModifierParser {
  private static final String NOT_A_SELECTOR =
      " modifier must be preceded by an instant vector selector or range vector selector or a"
          + " subquery";
  private static final String SWITCHED_OFF = "experimental duration expression is not enabled";

  private final Tokens tokens;

  ModifierParser(Tokens tokens) {
    this.tokens = tokens;
  }

  private static ParseException error(PositionRange position, String problem) {
    return new ParseException(position, problem);
  }

  /** A number or a duration. */
  Expr.NumberLiteral number() {
    boolean duration = tokens.is(TokenType.DURATION);
    Token literal = tokens.takeClosing();
    return new Expr.NumberLiteral(value(literal), duration, literal.position());
  }

  private static double value(Token literal) {
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

  /** A range or a subquery, from the bracket on. */
  Expr brackets(Expr expr) {
    Token left = tokens.take();
    long range =
        positive(duration("subquery or range selector", "number, duration, step(), or range()"));
    if (tokens.is(TokenType.RIGHT_BRACKET)) {
      Token right = tokens.takeClosing();
      return matrix(expr, range, left.position().to(right.position()));
    }
    tokens.take(TokenType.COLON, "subquery or range", "\":\" or \"]\"");
    return subquery(expr, range);
  }

  private static Expr matrix(Expr expr, long range, PositionRange brackets) {
    if (!(expr instanceof Expr.VectorSelector selector)) {
      throw error(brackets, "ranges only allowed for vector selectors");
    }
    if (selector.shift().offsetMillis() != 0) {
      throw error(brackets, "no offset modifiers allowed before range");
    }
    if (selector.shift().at() instanceof Shift.Time) {
      throw error(brackets, "no @ modifiers allowed before range");
    }
    return new Expr.MatrixSelector(selector, range, expr.position().endingAt(brackets.end()));
  }

  private Expr subquery(Expr expr, long range) {
    long step = 0;
    if (!tokens.is(TokenType.RIGHT_BRACKET)) {
      step = positive(duration("subquery selector", "number, duration, step(), range(), or \"]\""));
    }
    if (!tokens.is(TokenType.RIGHT_BRACKET)) {
      throw tokens.unexpected("subquery selector", "\"]\"");
    }
    Token right = tokens.takeClosing();
    return new Expr.SubqueryExpr(
        expr, range, step, Shift.NONE, expr.position().to(right.position()));
  }

  /** A number or duration, perhaps with a sign; arithmetic between durations is experimental. */
  private Expr.NumberLiteral duration(String context, String expected) {
    Token first = tokens.next();
    double sign = sign();
    if (isDurationExpression(tokens.type())) {
      throw error(tokens.next().position(), SWITCHED_OFF);
    }
    if (!tokens.is(TokenType.NUMBER, TokenType.DURATION)) {
      throw tokens.unexpected(context, expected);
    }
    Expr.NumberLiteral literal = number();
    PositionRange position = first.position().to(literal.position());
    if (Math.abs(literal.value()) > Long.MAX_VALUE / 1e9) {
      throw error(position, "duration out of range");
    }
    return new Expr.NumberLiteral(sign * literal.value(), literal.asDuration(), position);
  }

  private double sign() {
    boolean signed = tokens.is(TokenType.ADD, TokenType.SUB);
    return signed && tokens.take().type() == TokenType.SUB ? -1 : 1;
  }

  private static boolean isDurationExpression(TokenType type) {
    return switch (type) {
      case LEFT_PAREN, STEP, RANGE, MIN, MAX -> true;
      default -> false;
    };
  }

  private long positive(Expr.NumberLiteral duration) {
    switch (tokens.type()) {
      case ADD, SUB, MUL, DIV, MOD, POW -> throw error(duration.position(), SWITCHED_OFF);
      default -> {}
    }
    long millis = millis(duration);
    if (millis <= 0) {
      throw error(duration.position(), "duration must be greater than 0");
    }
    return millis;
  }

  private static long millis(Expr.NumberLiteral duration) {
    return Math.round(duration.value() * 1e9) / 1_000_000;
  }

  /** An offset, from the word on. */
  Expr offset(Expr expr) {
    tokens.take();
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

  /** A fixed time, from the sign on. */
  Expr at(Expr expr) {
    tokens.take();
    Shift.At time = tokens.is(TokenType.START, TokenType.END) ? edge() : time(expr);
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

  private Shift.At time(Expr expr) {
    double sign = sign();
    if (!tokens.is(TokenType.NUMBER, TokenType.DURATION)) {
      throw tokens.unexpected("@", "timestamp");
    }
    double seconds = sign * number().value();
    if (Double.isNaN(seconds) || Math.abs(seconds) >= Long.MAX_VALUE) {
      throw error(
          expr.position(), "timestamp out of bounds for @ modifier: " + NumberText.fixed(seconds));
    }
    return new Shift.Time(Math.round(seconds * 1000));
  }

  private Shift.Edge edge() {
    boolean start = tokens.take().type() == TokenType.START;
    tokens.take(TokenType.LEFT_PAREN, "@", "timestamp");
    if (!tokens.is(TokenType.RIGHT_PAREN)) {
      throw tokens.unexpected("@", "timestamp");
    }
    tokens.takeClosing();
    return start ? Shift.Edge.START : Shift.Edge.END;
  }

  private Expr shifted(Expr expr, String modifier, UnaryOperator<Shift> change) {
    PositionRange position = expr.position().endingAt(tokens.lastClosing());
    if (expr instanceof Expr.VectorSelector selector) {
      return selector.with(change.apply(selector.shift()), position);
    }
    if (expr instanceof Expr.MatrixSelector matrix) {
      return matrix.with(change.apply(matrix.selector().shift()), position);
    }
    if (expr instanceof Expr.SubqueryExpr subquery) {
      return subquery.with(change.apply(subquery.shift()), position);
    }
    throw error(expr.position(), modifier + NOT_A_SELECTOR);
  }
}
