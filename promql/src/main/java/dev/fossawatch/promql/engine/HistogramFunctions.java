package dev.fossawatch.promql.engine;

import dev.fossawatch.promql.model.GoNumber;
import dev.fossawatch.promql.model.GoText;
import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.parser.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Functions of classic histograms, a series for each bucket. Those that mean something only for
 * native histograms are refused.
 */
final class HistogramFunctions {
  static final Set<String> NAMES =
      Set.of(
          "histogram_quantile",
          "histogram_quantiles",
          "histogram_fraction",
          "histogram_count",
          "histogram_sum",
          "histogram_avg",
          "histogram_stddev",
          "histogram_stdvar");

  private HistogramFunctions() {}

  static List<Column> call(Evaluator evaluator, Expr.Call call) {
    return switch (call.function().name()) {
      case "histogram_quantile" -> quantile(evaluator, call);
      case "histogram_quantiles" -> quantiles(evaluator, call);
      case "histogram_fraction" -> fraction(evaluator, call);
      default ->
          throw QueryException.execution(
              call.function().name()
                  + "() works on native histograms, which are not supported ("
                  + call.position()
                  + ")");
    };
  }

  private static List<Column> quantile(Evaluator evaluator, Expr.Call call) {
    double[] quantiles = checked(evaluator, call.args().get(0));
    Expr vector = call.args().get(1);
    List<Column> result = new ArrayList<>();
    for (Histogram histogram : histograms(evaluator, vector)) {
      double[] values = quantiles(evaluator, histogram, quantiles, vector);
      result.add(new Column(histogram.labels(), true, values));
    }
    return result;
  }

  private static List<Column> quantiles(Evaluator evaluator, Expr.Call call) {
    Expr vector = call.args().get(0);
    String label = evaluator.string(call.args().get(1));
    if (!GoText.isLabelName(label)) {
      throw QueryException.execution("invalid label name " + GoText.quote(label));
    }
    List<double[]> asked =
        call.args().stream().skip(2).map(arg -> checked(evaluator, arg)).toList();
    List<Histogram> histograms = histograms(evaluator, vector);
    Merge merge = new Merge();
    for (double[] quantiles : asked) {
      for (Histogram histogram : histograms) {
        Labels labels = histogram.labels().with(label, openMetrics(quantiles[0]));
        double[] values = quantiles(evaluator, histogram, quantiles, vector);
        merge.add(new Column(labels, true, values));
      }
    }
    return merge.columns();
  }

  /** As OpenMetrics writes a label that is a number: whole numbers with {@code .0}. */
  private static String openMetrics(double value) {
    String text = GoNumber.general(value);
    return text.chars().allMatch(c -> c == '-' || Character.isDigit(c)) ? text + ".0" : text;
  }

  private static double[] checked(Evaluator evaluator, Expr arg) {
    double[] quantiles = evaluator.scalar(arg);
    for (double quantile : quantiles) {
      if (Double.isNaN(quantile) || quantile < 0 || quantile > 1) {
        evaluator.query().remarks().quantileOutOfRange(quantile, arg.position());
      }
    }
    return quantiles;
  }

  /** A quantile of a histogram at each step. */
  private static double[] quantiles(
      Evaluator evaluator, Histogram histogram, double[] quantiles, Expr vector) {
    double[] values = Column.empty(quantiles.length);
    evaluator.query().budget().spend(values.length);
    BucketFix fix = new BucketFix();
    for (int i = 0; i < values.length; i++) {
      if (histogram.load(i)) {
        fix.clear();
        values[i] = histogram.quantile(quantiles[i], fix);
        if (fix.isNeeded()) {
          remark(evaluator, histogram, vector, i, fix);
        }
      }
    }
    return values;
  }

  private static void remark(
      Evaluator evaluator, Histogram histogram, Expr vector, int step, BucketFix fix) {
    String metric = histogram.labels().metricName();
    long time = evaluator.steps().time(step);
    evaluator.query().remarks().forcedMonotonic(metric, vector.position(), time, fix);
  }

  private static List<Column> fraction(Evaluator evaluator, Expr.Call call) {
    double[] lower = evaluator.scalar(call.args().get(0));
    double[] upper = evaluator.scalar(call.args().get(1));
    List<Column> result = new ArrayList<>();
    for (Histogram histogram : histograms(evaluator, call.args().get(2))) {
      double[] values = Column.empty(lower.length);
      evaluator.query().budget().spend(values.length);
      for (int i = 0; i < values.length; i++) {
        if (histogram.load(i)) {
          values[i] = histogram.fraction(lower[i], upper[i]);
        }
      }
      result.add(new Column(histogram.labels(), true, values));
    }
    return result;
  }

  private static List<Histogram> histograms(Evaluator evaluator, Expr vector) {
    return Histogram.group(
        evaluator.vector(vector), evaluator.query().remarks(), vector.position());
  }
}
