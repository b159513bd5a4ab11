package dev.fossawatch.promql.parser;

import dev.fossawatch.promql.model.Durations;
import dev.fossawatch.promql.model.GoNumber;
import dev.fossawatch.promql.model.GoText;
import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Matcher;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A node of a query. All nodes are immutable records; {@code toString} writes the query in
 * Prometheus's canonical form, which parses to an equal tree but for positions.
 */
public sealed interface Expr {
  /** What it evaluates to. */
  ValueType type();

  /** Where it stands in the query. */
  PositionRange position();

  /** A number; {@code asDuration} where it was written {@code 5m}. */
  record NumberLiteral(double value, boolean asDuration, PositionRange position) implements Expr {
    @Override
    public ValueType type() {
      return ValueType.SCALAR;
    }

    @Override
    public String toString() {
      if (!asDuration) {
        return GoNumber.plain(value);
      }
      return (value < 0 ? "-" : "") + Durations.format(Math.round(Math.abs(value) * 1000));
    }
  }

  /** A string. */
  record StringLiteral(String value, PositionRange position) implements Expr {
    @Override
    public ValueType type() {
      return ValueType.STRING;
    }

    @Override
    public String toString() {
      return GoText.quote(value);
    }
  }

  /** An expression in parentheses. */
  record ParenExpr(Expr inner, PositionRange position) implements Expr {
    @Override
    public ValueType type() {
      return inner.type();
    }

    @Override
    public String toString() {
      return "(" + inner + ")";
    }
  }

  /** A sign before an expression. */
  record UnaryExpr(boolean minus, Expr inner, PositionRange position) implements Expr {
    @Override
    public ValueType type() {
      return inner.type();
    }

    @Override
    public String toString() {
      return (minus ? "-" : "+") + inner;
    }
  }

  /** Two expressions and what is between them. */
  record BinaryExpr(
      BinaryOp op,
      Expr left,
      Expr right,
      boolean bool,
      VectorMatching matching,
      PositionRange position)
      implements Expr {
    @Override
    public ValueType type() {
      return left.type() == ValueType.SCALAR && right.type() == ValueType.SCALAR
          ? ValueType.SCALAR
          : ValueType.VECTOR;
    }

    /** Whether series are matched with series. */
    public boolean betweenVectors() {
      return left.type() == ValueType.VECTOR && right.type() == ValueType.VECTOR;
    }

    @Override
    public String toString() {
      String between = op.sign() + (bool ? " bool" : "") + (betweenVectors() ? matching : "");
      return base() + " " + between + " " + right;
    }

    /** A power binds its base before a sign, so that of {@code +Inf} is left out. */
    private String base() {
      String text = left.toString();
      return op == BinaryOp.POW && text.startsWith("+") ? text.substring(1) : text;
    }
  }

  /** An aggregation; {@code param} is null where the operator takes none. */
  record AggregateExpr(
      AggregateOp op,
      @Nullable Expr param,
      Expr inner,
      List<String> grouping,
      boolean without,
      PositionRange position)
      implements Expr {
    /** Copies the labels. */
    public AggregateExpr {
      grouping = List.copyOf(grouping);
    }

    @Override
    public ValueType type() {
      return ValueType.VECTOR;
    }

    @Override
    public String toString() {
      return op.word() + clause() + "(" + (param == null ? "" : param + ", ") + inner + ")";
    }

    private String clause() {
      if (without) {
        return " without (" + VectorMatching.list(grouping) + ") ";
      }
      return grouping.isEmpty() ? "" : " by (" + VectorMatching.list(grouping) + ") ";
    }
  }

  /** A call of a function. */
  record Call(Function function, List<Expr> args, PositionRange position) implements Expr {
    /** Copies the arguments. */
    public Call {
      args = List.copyOf(args);
    }

    @Override
    public ValueType type() {
      return function.result();
    }

    @Override
    public String toString() {
      return args.stream()
          .map(Expr::toString)
          .collect(Collectors.joining(", ", function.name() + "(", ")"));
    }
  }

  /** Series and the newest value of each; {@code name} is empty where none stands before braces. */
  record VectorSelector(String name, List<Matcher> matchers, Shift shift, PositionRange position)
      implements Expr {
    /** Copies the matchers. */
    public VectorSelector {
      matchers = List.copyOf(matchers);
    }

    @Override
    public ValueType type() {
      return ValueType.VECTOR;
    }

    @Override
    public String toString() {
      return withoutShift() + shift;
    }

    VectorSelector with(Shift newShift, PositionRange newPosition) {
      return new VectorSelector(name, matchers, newShift, newPosition);
    }

    String withoutShift() {
      String conditions =
          matchers.stream()
              .filter(matcher -> !isName(matcher))
              .map(Matcher::toString)
              .sorted()
              .collect(Collectors.joining(","));
      return conditions.isEmpty() ? name : name + "{" + conditions + "}";
    }

    private boolean isName(Matcher matcher) {
      return matcher.kind() == Matcher.Kind.EQUAL
          && matcher.name().equals(Labels.NAME)
          && matcher.value().equals(name)
          && !name.isEmpty();
    }
  }

  /** Series and the values of each within a range; its shift is the selector's. */
  record MatrixSelector(VectorSelector selector, long rangeMillis, PositionRange position)
      implements Expr {
    @Override
    public ValueType type() {
      return ValueType.MATRIX;
    }

    MatrixSelector with(Shift shift, PositionRange newPosition) {
      return new MatrixSelector(
          selector.with(shift, selector.position()), rangeMillis, newPosition);
    }

    @Override
    public String toString() {
      return selector.withoutShift() + "[" + Durations.format(rangeMillis) + "]" + selector.shift();
    }
  }

  /** An expression evaluated again and again within a range; step 0 is the default one. */
  record SubqueryExpr(
      Expr inner, long rangeMillis, long stepMillis, Shift shift, PositionRange position)
      implements Expr {
    @Override
    public ValueType type() {
      return ValueType.MATRIX;
    }

    SubqueryExpr with(Shift newShift, PositionRange newPosition) {
      return new SubqueryExpr(inner, rangeMillis, stepMillis, newShift, newPosition);
    }

    @Override
    public String toString() {
      String step = stepMillis == 0 ? "" : Durations.format(stepMillis);
      return inner + "[" + Durations.format(rangeMillis) + ":" + step + "]" + shift;
    }
  }
}
