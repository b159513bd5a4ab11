package dev.fossawatch.promql.engine;

import dev.fossawatch.promql.model.Stale;
import java.util.ArrayList;
import java.util.List;

/** The aggregations that make one value of many. */
final class Accumulators {
  private Accumulators() {}

  /** The compensated sum. */
  static final class Sum implements Accumulator {
    private final double[] sums;
    private final double[] compensations;

    Sum(int steps) {
      sums = Column.empty(steps);
      compensations = new double[steps];
    }

    @Override
    public void add(double[] values) {
      for (int i = 0; i < sums.length; i++) {
        double value = values[i];
        if (Stale.is(value)) {
          continue;
        }
        double sum = sums[i];
        if (Stale.is(sum)) {
          sums[i] = value;
        } else {
          double total = sum + value;
          compensations[i] = Kahan.compensation(value, sum, compensations[i], total);
          sums[i] = total;
        }
      }
    }

    @Override
    public double[] result() {
      for (int i = 0; i < sums.length; i++) {
        if (!Stale.is(sums[i])) {
          sums[i] += compensations[i];
        }
      }
      return sums;
    }
  }

  /** The mean: the sum divided or, once that would overflow, the mean so far moved on. */
  static final class Average implements Accumulator {
    private final Mean[] means;

    Average(int steps) {
      means = new Mean[steps];
      for (int i = 0; i < steps; i++) {
        means[i] = new Mean();
      }
    }

    @Override
    public void add(double[] values) {
      for (int i = 0; i < means.length; i++) {
        if (!Stale.is(values[i])) {
          means[i].add(values[i]);
        }
      }
    }

    @Override
    public double[] result() {
      double[] result = new double[means.length];
      for (int i = 0; i < result.length; i++) {
        result[i] = means[i].count() == 0 ? Stale.MARKER : means[i].value();
      }
      return result;
    }
  }

  /** The largest or the smallest, NaN only among NaNs. */
  static final class Extreme implements Accumulator {
    private final double[] extremes;
    private final double sign;

    Extreme(int steps, boolean largest) {
      extremes = Column.empty(steps);
      sign = largest ? 1 : -1;
    }

    @Override
    public void add(double[] values) {
      for (int i = 0; i < extremes.length; i++) {
        double value = values[i];
        if (Stale.is(value)) {
          continue;
        }
        double extreme = extremes[i];
        if (Double.isNaN(extreme) || sign * value > sign * extreme) {
          extremes[i] = value;
        }
      }
    }

    @Override
    public double[] result() {
      return extremes;
    }
  }

  /** How many there are, or 1 if there are any. */
  static final class Count implements Accumulator {
    private final double[] counts;
    private final boolean onlyWhether;

    Count(int steps, boolean onlyWhether) {
      this.counts = new double[steps];
      this.onlyWhether = onlyWhether;
    }

    @Override
    public void add(double[] values) {
      for (int i = 0; i < counts.length; i++) {
        if (!Stale.is(values[i])) {
          counts[i]++;
        }
      }
    }

    @Override
    public double[] result() {
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] == 0) {
          counts[i] = Stale.MARKER;
        } else if (onlyWhether) {
          counts[i] = 1;
        }
      }
      return counts;
    }
  }

  /** The variance or its root, by Welford's method. */
  static final class Deviation implements Accumulator {
    private final double[] counts;
    private final double[] means;
    private final double[] squares;
    private final boolean root;

    Deviation(int steps, boolean root) {
      this.counts = new double[steps];
      this.means = new double[steps];
      this.squares = new double[steps];
      this.root = root;
    }

    @Override
    public void add(double[] values) {
      for (int i = 0; i < counts.length; i++) {
        double value = values[i];
        if (!Stale.is(value)) {
          add(i, value);
        }
      }
    }

    private void add(int i, double value) {
      counts[i]++;
      if (counts[i] == 1) {
        means[i] = value;
        squares[i] = Double.isFinite(value) ? 0 : Double.NaN;
      } else {
        double delta = value - means[i];
        means[i] += delta / counts[i];
        squares[i] += delta * (value - means[i]);
      }
    }

    @Override
    public double[] result() {
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] == 0) {
          squares[i] = Stale.MARKER;
        } else {
          double variance = squares[i] / counts[i];
          squares[i] = root ? Math.sqrt(variance) : variance;
        }
      }
      return squares;
    }
  }

  /** A quantile, which may be another at each step. */
  static final class Quantiles implements Accumulator {
    private final double[] quantiles;
    private final List<double[]> columns = new ArrayList<>();

    Quantiles(double[] quantiles) {
      this.quantiles = quantiles;
    }

    @Override
    public void add(double[] values) {
      columns.add(values);
    }

    @Override
    public double[] result() {
      double[] result = new double[quantiles.length];
      double[] values = new double[columns.size()];
      for (int i = 0; i < result.length; i++) {
        int size = 0;
        for (double[] column : columns) {
          if (!Stale.is(column[i])) {
            values[size++] = column[i];
          }
        }
        result[i] = size == 0 ? Stale.MARKER : Quantile.of(quantiles[i], values, size);
      }
      return result;
    }
  }
}
