package dev.fossawatch.promql.engine;

import dev.fossawatch.promql.model.Stale;
import org.jspecify.annotations.Nullable;

/**
 * A straight line through a window by least squares: its slope or, so many seconds ahead, its
 * value.
 */
final class Trend implements RangeFunction {
  private final double @Nullable [] ahead;
  private final Steps steps;
  private final Kahan sumX = new Kahan();
  private final Kahan sumY = new Kahan();
  private final Kahan sumXy = new Kahan();
  private final Kahan sumXx = new Kahan();
  private double slope;
  private double intercept;

  /** {@code ahead} is null where the slope is asked for. */
  Trend(double @Nullable [] ahead, Steps steps) {
    this.ahead = ahead;
    this.steps = steps;
  }

  @Override
  public double at(Window window) {
    if (window.size() < 2) {
      return Stale.MARKER;
    }
    if (ahead == null) {
      fit(window, window.times[window.from]);
      return slope;
    }
    fit(window, steps.time(window.step));
    return slope * ahead[window.step] + intercept;
  }

  @Override
  public boolean varies() {
    return ahead != null;
  }

  private void fit(Window window, long zero) {
    if (isConstant(window)) {
      boolean infinite = Double.isInfinite(window.first());
      slope = infinite ? Double.NaN : 0;
      intercept = infinite ? Double.NaN : window.first();
      return;
    }
    sum(window, zero);
    double count = window.size();
    double covariance = sumXy.value() - sumX.value() * sumY.value() / count;
    double variance = sumXx.value() - sumX.value() * sumX.value() / count;
    slope = covariance / variance;
    intercept = sumY.value() / count - slope * sumX.value() / count;
  }

  private static boolean isConstant(Window window) {
    for (int i = window.from + 1; i < window.to; i++) {
      if (window.values[i] != window.first()) {
        return false;
      }
    }
    return true;
  }

  private void sum(Window window, long zero) {
    sumX.reset(0);
    sumY.reset(0);
    sumXy.reset(0);
    sumXx.reset(0);
    for (int i = window.from; i < window.to; i++) {
      double x = (window.times[i] - zero) / 1000.0;
      double y = window.values[i];
      sumX.add(x);
      sumY.add(y);
      sumXy.add(x * y);
      sumXx.add(x * x);
    }
  }
}
