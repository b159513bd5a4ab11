package dev.fossawatch.promql.engine;

import dev.fossawatch.promql.parser.Expr;

/** A quantile of a window. */
final class QuantileOverTime implements RangeFunction {
  private final Remarks remarks;
  private final double[] quantiles;
  private final Expr arg;
  private double[] sorted = new double[64];

  QuantileOverTime(Remarks remarks, double[] quantiles, Expr arg) {
    this.remarks = remarks;
    this.quantiles = quantiles;
    this.arg = arg;
  }

  @Override
  public double at(Window window) {
    double quantile = quantiles[window.step];
    if (Double.isNaN(quantile) || quantile < 0 || quantile > 1) {
      remarks.quantileOutOfRange(quantile, arg.position());
    }
    int size = window.size();
    if (sorted.length < size) {
      sorted = new double[size * 2];
    }
    System.arraycopy(window.values, window.from, sorted, 0, size);
    return Quantile.of(quantile, sorted, size);
  }

  @Override
  public boolean varies() {
    return true;
  }
}
