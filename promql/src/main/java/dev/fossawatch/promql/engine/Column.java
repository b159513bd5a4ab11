package dev.fossawatch.promql.engine;

import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Stale;
import java.util.Arrays;

/**
 * A series of an intermediate result: a value for each step, the stale marker where there is none.
 * Owned by whoever asked for it, who may overwrite its values.
 *
 * @param labels the labels, the metric's name still among them
 * @param dropName whether the name is to be dropped at the end
 * @param values one for each step
 */
record Column(Labels labels, boolean dropName, double[] values) {
  static double[] empty(int steps) {
    double[] values = new double[steps];
    Arrays.fill(values, Stale.MARKER);
    return values;
  }

  Column droppingName() {
    return dropName ? this : new Column(labels, true, values);
  }

  boolean hasValues() {
    for (double value : values) {
      if (!Stale.is(value)) {
        return true;
      }
    }
    return false;
  }
}
