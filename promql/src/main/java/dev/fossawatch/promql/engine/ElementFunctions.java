package dev.fossawatch.promql.engine;

import dev.fossawatch.promql.model.Stale;
import dev.fossawatch.promql.parser.Expr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Functions of one value at a time. */
final class ElementFunctions {
  private static final double LN_2 = Math.log(2);

  private static final Map<String, DoubleUnaryOperator> PLAIN =
      Map.ofEntries(
          Map.entry("abs", Math::abs),
          Map.entry("acos", Math::acos),
          Map.entry("acosh", ElementFunctions::acosh),
          Map.entry("asin", Math::asin),
          Map.entry("asinh", ElementFunctions::asinh),
          Map.entry("atan", Math::atan),
          Map.entry("atanh", ElementFunctions::atanh),
          Map.entry("ceil", Math::ceil),
          Map.entry("cos", Math::cos),
          Map.entry("cosh", Math::cosh),
          Map.entry("deg", value -> value * 180 / Math.PI),
          Map.entry("exp", Math::exp),
          Map.entry("floor", Math::floor),
          Map.entry("ln", Math::log),
          Map.entry("log10", Math::log10),
          Map.entry("log2", ElementFunctions::log2),
          Map.entry("rad", value -> value * Math.PI / 180),
          Map.entry("sgn", Math::signum),
          Map.entry("sin", Math::sin),
          Map.entry("sinh", Math::sinh),
          Map.entry("sqrt", Math::sqrt),
          Map.entry("tan", Math::tan),
          Map.entry("tanh", Math::tanh));

  static final Set<String> NAMES = names();

  private ElementFunctions() {}

  private static Set<String> names() {
    Set<String> names = new HashSet<>(PLAIN.keySet());
    names.addAll(List.of("clamp", "clamp_min", "clamp_max", "round"));
    return Set.copyOf(names);
  }

  static List<Column> call(Evaluator evaluator, Expr.Call call) {
    List<Column> columns = evaluator.vector(call.args().get(0));
    String name = call.function().name();
    DoubleUnaryOperator plain = PLAIN.get(name);
    if (plain != null) {
      return map(columns, plain);
    }
    List<double[]> scalars = VectorFunctions.scalars(evaluator, call);
    return switch (name) {
      case "clamp" -> clamp(columns, scalars.get(0), scalars.get(1));
      case "clamp_min" -> clamp(columns, scalars.get(0), null);
      case "clamp_max" -> clamp(columns, null, scalars.get(0));
      default -> round(columns, scalars);
    };
  }

  /** Every value that is there, in place. */
  static List<Column> map(List<Column> columns, DoubleUnaryOperator function) {
    List<Column> result = new ArrayList<>(columns.size());
    for (Column column : columns) {
      double[] values = column.values();
      for (int i = 0; i < values.length; i++) {
        if (!Stale.is(values[i])) {
          values[i] = function.applyAsDouble(values[i]);
        }
      }
      result.add(column.droppingName());
    }
    return result;
  }

  private static List<Column> clamp(
      List<Column> columns, double @Nullable [] lowest, double @Nullable [] highest) {
    List<Column> result = new ArrayList<>(columns.size());
    for (Column column : columns) {
      double[] values = column.values();
      for (int i = 0; i < values.length; i++) {
        double low = lowest == null ? Double.NEGATIVE_INFINITY : lowest[i];
        double high = highest == null ? Double.POSITIVE_INFINITY : highest[i];
        if (!Stale.is(values[i])) {
          values[i] = high < low ? Stale.MARKER : larger(low, smaller(high, values[i]));
        }
      }
      if (column.hasValues()) {
        result.add(column.droppingName());
      }
    }
    return result;
  }

  /** Unlike Java, and like Go, minus infinity is smaller than NaN too. */
  private static double smaller(double left, double right) {
    boolean lowest = left == Double.NEGATIVE_INFINITY || right == Double.NEGATIVE_INFINITY;
    return lowest ? Double.NEGATIVE_INFINITY : Math.min(left, right);
  }

  /** Unlike Java, and like Go, infinity is larger than NaN too. */
  private static double larger(double left, double right) {
    boolean highest = left == Double.POSITIVE_INFINITY || right == Double.POSITIVE_INFINITY;
    return highest ? Double.POSITIVE_INFINITY : Math.max(left, right);
  }

  /** To the nearest multiple; ties go up. */
  private static List<Column> round(List<Column> columns, List<double[]> scalars) {
    List<Column> result = new ArrayList<>(columns.size());
    for (Column column : columns) {
      double[] values = column.values();
      for (int i = 0; i < values.length; i++) {
        double inverse = scalars.isEmpty() ? 1 : 1 / scalars.get(0)[i];
        if (!Stale.is(values[i])) {
          values[i] = Math.floor(values[i] * inverse + 0.5) / inverse;
        }
      }
      result.add(column.droppingName());
    }
    return result;
  }

  private static double asinh(double value) {
    double size = Math.abs(value);
    double square = size * size;
    double root =
        size > 1e8
            ? Math.log(size) + LN_2
            : Math.log1p(size + square / (1 + Math.sqrt(square + 1)));
    return Math.copySign(root, value);
  }

  private static double acosh(double value) {
    if (value > 1e8) {
      return Math.log(value) + LN_2;
    }
    double above = value - 1;
    return Math.log1p(above + Math.sqrt(2 * above + above * above));
  }

  private static double atanh(double value) {
    return 0.5 * Math.log1p(2 * value / (1 - value));
  }

  /** Exact for powers of two, as Go's is. */
  private static double log2(double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      return Math.log(value);
    }
    int exponent = Math.getExponent(value);
    if (exponent < Double.MIN_EXPONENT) {
      return Math.log(value) / LN_2;
    }
    double fraction = Math.scalb(value, -exponent - 1);
    return fraction == 0.5 ? exponent : Math.log(fraction) / LN_2 + exponent + 1;
  }
}
