package dev.fossawatch.promql.engine;

import dev.fossawatch.promql.model.GoNumber;
import dev.fossawatch.promql.model.GoText;
import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.parser.AggregateOp;
import dev.fossawatch.promql.parser.Expr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Aggregations: which series belong together, and what becomes of them. */
final class Aggregation {
  private final Evaluator evaluator;
  private final Expr.AggregateExpr expr;
  private final int steps;

  private Aggregation(Evaluator evaluator, Expr.AggregateExpr expr) {
    this.evaluator = evaluator;
    this.expr = expr;
    this.steps = evaluator.steps().count();
  }

  static List<Column> evaluate(Evaluator evaluator, Expr.AggregateExpr expr) {
    Aggregation aggregation = new Aggregation(evaluator, expr);
    return switch (expr.op()) {
      case COUNT_VALUES -> aggregation.countValues();
      case TOPK, BOTTOMK, LIMITK -> aggregation.few();
      case LIMIT_RATIO -> aggregation.share();
      default -> aggregation.reduce();
    };
  }

  private Expr param() {
    return Objects.requireNonNull(expr.param());
  }

  /** The labels of the group a series belongs to. */
  private Grouping grouping() {
    Set<String> labels = new HashSet<>(expr.grouping());
    if (expr.without()) {
      labels.add(Labels.NAME);
    }
    return new Grouping(Set.copyOf(labels), expr.without());
  }

  private record Grouping(Set<String> labels, boolean without) {
    Labels of(Labels series) {
      return without ? series.withoutAll(labels) : series.only(labels);
    }
  }

  private static final class Group {
    private final Accumulator accumulator;
    private boolean dropName;

    Group(Accumulator accumulator) {
      this.accumulator = accumulator;
    }
  }

  private List<Column> reduce() {
    double[] param = expr.op() == AggregateOp.QUANTILE ? quantiles() : new double[0];
    Grouping grouping = grouping();
    Map<Labels, Group> groups = new LinkedHashMap<>();
    for (Column column : evaluator.vector(expr.inner())) {
      Group group =
          groups.computeIfAbsent(
              grouping.of(column.labels()), key -> new Group(accumulator(param)));
      group.accumulator.add(column.values());
      group.dropName |= column.dropName();
    }
    evaluator.query().budget().spend((long) groups.size() * steps);
    List<Column> result = new ArrayList<>(groups.size());
    groups.forEach(
        (labels, group) ->
            result.add(new Column(labels, group.dropName, group.accumulator.result())));
    return result;
  }

  private Accumulator accumulator(double[] param) {
    return switch (expr.op()) {
      case SUM -> new Accumulators.Sum(steps);
      case AVG -> new Accumulators.Average(steps);
      case MAX -> new Accumulators.Extreme(steps, true);
      case MIN -> new Accumulators.Extreme(steps, false);
      case COUNT -> new Accumulators.Count(steps, false);
      case GROUP -> new Accumulators.Count(steps, true);
      case STDDEV -> new Accumulators.Deviation(steps, true);
      case STDVAR -> new Accumulators.Deviation(steps, false);
      case QUANTILE -> new Accumulators.Quantiles(param);
      default -> throw new IllegalStateException(expr.op().word());
    };
  }

  private double[] quantiles() {
    double[] quantiles = evaluator.scalar(param());
    for (double quantile : quantiles) {
      if (Double.isNaN(quantile) || quantile < 0 || quantile > 1) {
        evaluator.query().remarks().quantileOutOfRange(quantile, param().position());
      }
    }
    return quantiles;
  }

  private List<Column> countValues() {
    String label = evaluator.string(param());
    if (!GoText.isLabelName(label)) {
      throw QueryException.execution("invalid label name " + GoText.quote(label));
    }
    Set<String> labels = new HashSet<>(expr.grouping());
    labels.add(expr.without() ? Labels.NAME : label);
    Grouping grouping = new Grouping(Set.copyOf(labels), expr.without());
    ValueCounts counts = new ValueCounts(label, steps, evaluator.query().budget());
    evaluator.vector(expr.inner()).forEach(column -> counts.add(column, grouping::of));
    return counts.columns();
  }

  private List<Column> few() {
    double[] sizes = evaluator.scalar(param());
    for (double size : sizes) {
      if (Double.isNaN(size)) {
        throw QueryException.execution("Parameter value is NaN");
      }
      if (Math.abs(size) >= Long.MAX_VALUE) {
        throw QueryException.execution("Scalar value " + GoNumber.plain(size) + " overflows int64");
      }
    }
    return new Few(expr.op(), sizes, steps).of(groups());
  }

  private List<Column> share() {
    double[] ratios = evaluator.scalar(param());
    for (int i = 0; i < steps; i++) {
      ratios[i] = ratio(ratios[i]);
    }
    return Few.share(groups(), ratios);
  }

  private double ratio(double ratio) {
    if (Double.isNaN(ratio)) {
      throw QueryException.execution("Ratio value is NaN");
    }
    double capped = Math.max(-1, Math.min(1, ratio));
    if (capped != ratio) {
      String message =
          "ratio value should be between -1 and 1, got "
              + GoNumber.general(ratio)
              + ", capping to "
              + GoNumber.general(capped);
      evaluator.query().remarks().warn(message, param().position());
    }
    return capped;
  }

  private List<List<Column>> groups() {
    Grouping grouping = grouping();
    Map<Labels, List<Column>> groups = new LinkedHashMap<>();
    for (Column column : evaluator.vector(expr.inner())) {
      groups.computeIfAbsent(grouping.of(column.labels()), key -> new ArrayList<>()).add(column);
    }
    return new ArrayList<>(groups.values());
  }
}
