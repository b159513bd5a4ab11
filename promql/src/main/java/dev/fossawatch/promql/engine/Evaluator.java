package dev.fossawatch.promql.engine;

import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Stale;
import dev.fossawatch.promql.model.Value;
import dev.fossawatch.promql.parser.Expr;
import java.util.Arrays;
import java.util.List;

/**
 * Evaluates expressions at all steps at once, a column of values for each series. One for each
 * query and, in it, for each subquery.
 */
final class Evaluator {
  private final Query query;
  private final Steps steps;
  private final Selectors selectors;

  Evaluator(Query query, Steps steps) {
    this.query = query;
    this.steps = steps;
    this.selectors = new Selectors(query, steps);
  }

  Query query() {
    return query;
  }

  Steps steps() {
    return steps;
  }

  Selectors selectors() {
    return selectors;
  }

  /** The series of an expression that is an instant vector. */
  List<Column> vector(Expr expr) {
    query.budget().checkTime();
    if (expr instanceof Expr.VectorSelector selector) {
      return selectors.values(selector);
    }
    if (expr instanceof Expr.Call call) {
      return VectorFunctions.call(this, call);
    }
    if (expr instanceof Expr.AggregateExpr aggregate) {
      return Aggregation.evaluate(this, aggregate);
    }
    if (expr instanceof Expr.BinaryExpr binary) {
      return binary(binary);
    }
    if (expr instanceof Expr.UnaryExpr unary) {
      return unary(unary);
    }
    return vector(((Expr.ParenExpr) expr).inner());
  }

  private List<Column> unary(Expr.UnaryExpr unary) {
    List<Column> inner = vector(unary.inner());
    return unary.minus() ? ElementFunctions.map(inner, value -> -value) : inner;
  }

  private List<Column> binary(Expr.BinaryExpr binary) {
    if (!binary.betweenVectors()) {
      return ScalarArithmetic.evaluate(this, binary);
    }
    List<Column> left = vector(binary.left());
    List<Column> right = vector(binary.right());
    return binary.op().isSet()
        ? new SetOperation(binary, steps.count()).apply(left, right)
        : new VectorArithmetic(binary, steps.count(), query.budget()).apply(left, right);
  }

  /** The value of an expression that is a scalar, for each step. */
  double[] scalar(Expr expr) {
    if (expr instanceof Expr.NumberLiteral number) {
      return constant(number.value());
    }
    if (expr instanceof Expr.UnaryExpr unary) {
      double[] inner = scalar(unary.inner());
      return unary.minus() ? negated(inner) : inner;
    }
    if (expr instanceof Expr.BinaryExpr binary) {
      return ScalarArithmetic.scalars(binary.op(), scalar(binary.left()), scalar(binary.right()));
    }
    return expr instanceof Expr.Call call
        ? scalarCall(call)
        : scalar(((Expr.ParenExpr) expr).inner());
  }

  private double[] constant(double value) {
    query.budget().spend(steps.count());
    double[] values = new double[steps.count()];
    Arrays.fill(values, value);
    return values;
  }

  private static double[] negated(double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = -values[i];
    }
    return values;
  }

  private double[] scalarCall(Expr.Call call) {
    return switch (call.function().name()) {
      case "pi" -> constant(Math.PI);
      case "time" -> times();
      case "scalar" -> single(vector(call.args().get(0)));
      default -> throw new IllegalStateException("not a scalar: " + call);
    };
  }

  /** The time of each step, in seconds. */
  double[] times() {
    double[] times = constant(0);
    for (int i = 0; i < times.length; i++) {
      times[i] = steps.time(i) / 1000.0;
    }
    return times;
  }

  /** The value of the only series that has one, NaN where there is none or more than one. */
  private double[] single(List<Column> columns) {
    double[] values = new double[steps.count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = single(columns, i);
    }
    return values;
  }

  private static double single(List<Column> columns, int step) {
    double only = Stale.MARKER;
    for (Column column : columns) {
      double value = column.values()[step];
      if (!Stale.is(value)) {
        if (!Stale.is(only)) {
          return Double.NaN;
        }
        only = value;
      }
    }
    return Stale.is(only) ? Double.NaN : only;
  }

  /** The text of an expression that is a string. */
  String string(Expr expr) {
    return expr instanceof Expr.StringLiteral literal
        ? literal.value()
        : string(((Expr.ParenExpr) expr).inner());
  }

  /** The series of an expression that is a range vector, at the first step. */
  List<Value.Series> matrix(Expr expr) {
    Ranges ranges = new Ranges(this, expr, "");
    RawRange raw = new RawRange(ranges.firstStart(), ranges.firstEnd());
    ranges.forEach(raw::add);
    return raw.series();
  }

  /** A column that stands for a scalar. */
  static Column unlabelled(double[] values) {
    return new Column(Labels.EMPTY, false, values);
  }
}
