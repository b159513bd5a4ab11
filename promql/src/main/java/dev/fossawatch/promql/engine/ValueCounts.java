package dev.fossawatch.promql.engine;

import dev.fossawatch.promql.model.GoNumber;
import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Stale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** How many series of each group have each value: {@code count_values}. */
final class ValueCounts {
  private final String label;
  private final int steps;
  private final Budget budget;
  private final Map<Labels, double[]> counts = new LinkedHashMap<>();

  ValueCounts(String label, int steps, Budget budget) {
    this.label = label;
    this.steps = steps;
    this.budget = budget;
  }

  /**
   * Counts the values of a series; neighbours are often alike, so labels are made once for a run.
   */
  void add(Column column, UnaryOperator<Labels> grouping) {
    double[] values = column.values();
    double[] into = new double[0];
    double before = Stale.MARKER;
    for (int i = 0; i < steps; i++) {
      double value = values[i];
      if (Stale.is(value)) {
        continue;
      }
      if (Double.doubleToLongBits(value) != Double.doubleToLongBits(before) || Stale.is(before)) {
        Labels group = grouping.apply(column.labels().with(label, GoNumber.plain(value)));
        into = counts.computeIfAbsent(group, key -> newCounts());
        before = value;
      }
      into[i]++;
    }
  }

  private double[] newCounts() {
    budget.spend(steps);
    return new double[steps];
  }

  List<Column> columns() {
    List<Column> columns = new ArrayList<>(counts.size());
    counts.forEach(
        (labels, values) -> {
          for (int i = 0; i < steps; i++) {
            values[i] = values[i] == 0 ? Stale.MARKER : values[i];
          }
          columns.add(new Column(labels, false, values));
        });
    return columns;
  }
}
