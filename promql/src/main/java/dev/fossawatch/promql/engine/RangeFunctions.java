package dev.fossawatch.promql.engine;

import dev.fossawatch.promql.model.GoText;
import dev.fossawatch.promql.parser.Expr;
import dev.fossawatch.promql.parser.ValueType;
import java.util.List;
import java.util.Set;

/** Functions of a range vector. */
final class RangeFunctions {
  static final Set<String> NAMES =
      Set.of(
          "avg_over_time",
          "changes",
          "count_over_time",
          "delta",
          "deriv",
          "double_exponential_smoothing",
          "first_over_time",
          "idelta",
          "increase",
          "irate",
          "last_over_time",
          "mad_over_time",
          "max_over_time",
          "min_over_time",
          "predict_linear",
          "present_over_time",
          "quantile_over_time",
          "rate",
          "resets",
          "stddev_over_time",
          "stdvar_over_time",
          "sum_over_time",
          "ts_of_first_over_time",
          "ts_of_last_over_time",
          "ts_of_max_over_time",
          "ts_of_min_over_time");

  private static final Set<String> KEEP_NAME = Set.of("last_over_time", "first_over_time");
  private static final Set<String> COUNTERS = Set.of("rate", "increase");
  private static final List<String> COUNTER_SUFFIXES =
      List.of("_total", "_sum", "_count", "_bucket");

  private RangeFunctions() {}

  static List<Column> call(Evaluator evaluator, Expr.Call call) {
    String name = call.function().name();
    Expr range =
        call.args().stream()
            .filter(arg -> arg.type() == ValueType.MATRIX)
            .findFirst()
            .orElseThrow();
    List<double[]> scalars = VectorFunctions.scalars(evaluator, call);
    RangeFunction function = function(evaluator, call, range, scalars);
    List<Column> columns =
        new Ranges(evaluator, range, name).apply(function, !KEEP_NAME.contains(name));
    if (COUNTERS.contains(name)) {
      remarkGauges(evaluator, columns, range);
    }
    return columns;
  }

  private static RangeFunction function(
      Evaluator evaluator, Expr.Call call, Expr range, List<double[]> scalars) {
    return switch (call.function().name()) {
      case "rate" -> new Rate(range, true, true);
      case "increase" -> new Rate(range, true, false);
      case "delta" -> new Rate(range, false, false);
      case "irate" -> InstantRate.RATE;
      case "idelta" -> InstantRate.DELTA;
      case "resets" -> new ChangeCount(true);
      case "changes" -> new ChangeCount(false);
      case "deriv" -> new Trend(null, evaluator.steps());
      case "predict_linear" -> new Trend(scalars.get(0), evaluator.steps());
      case "double_exponential_smoothing" -> new Smoothing(scalars.get(0), scalars.get(1));
      case "quantile_over_time" ->
          new QuantileOverTime(evaluator.query().remarks(), scalars.get(0), call.args().get(0));
      case "mad_over_time" -> new MedianDeviation();
      case "sum_over_time" -> new SumOverTime();
      case "avg_over_time" -> new AverageOverTime();
      case "stddev_over_time" -> new DeviationOverTime(true);
      case "stdvar_over_time" -> new DeviationOverTime(false);
      default -> simple(call.function().name());
    };
  }

  private static RangeFunction simple(String name) {
    return switch (name) {
      case "count_over_time" -> Window::size;
      case "present_over_time" -> window -> 1;
      case "first_over_time" -> Window::first;
      case "last_over_time" -> Window::last;
      case "ts_of_first_over_time" -> window -> window.times[window.from] / 1000.0;
      case "ts_of_last_over_time" -> window -> window.times[window.to - 1] / 1000.0;
      case "max_over_time" -> window -> window.values[Extremes.largest(window, false)];
      case "min_over_time" -> window -> window.values[Extremes.smallest(window, false)];
      case "ts_of_max_over_time" -> window -> window.times[Extremes.largest(window, true)] / 1000.0;
      case "ts_of_min_over_time" ->
          window -> window.times[Extremes.smallest(window, true)] / 1000.0;
      default -> throw new IllegalStateException(name);
    };
  }

  private static void remarkGauges(Evaluator evaluator, List<Column> columns, Expr range) {
    for (Column column : columns) {
      String metric = column.labels().metricName();
      if (!metric.isEmpty() && COUNTER_SUFFIXES.stream().noneMatch(metric::endsWith)) {
        evaluator
            .query()
            .remarks()
            .info(
                "metric might not be a counter, name does not end in _total/_sum/_count/_bucket: "
                    + GoText.quote(metric),
                range.position());
      }
    }
  }
}
