package dev.fossawatch.promql.engine;

/** The variance of a window or its root, by Welford's method with compensated sums. */
final class DeviationOverTime implements RangeFunction {
  private final boolean root;
  private final Kahan mean = new Kahan();
  private final Kahan squares = new Kahan();

  DeviationOverTime(boolean root) {
    this.root = root;
  }

  @Override
  public double at(Window window) {
    mean.reset(0);
    squares.reset(0);
    for (int i = window.from; i < window.to; i++) {
      double value = window.values[i];
      double delta = value - mean.value();
      mean.add(delta / (i - window.from + 1));
      squares.add(delta * (value - mean.value()));
    }
    double variance = squares.value() / window.size();
    return root ? Math.sqrt(variance) : variance;
  }
}
