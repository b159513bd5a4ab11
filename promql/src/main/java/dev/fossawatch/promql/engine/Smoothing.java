package dev.fossawatch.promql.engine;

import dev.fossawatch.promql.model.Stale;
import java.util.Locale;

/** Double exponential smoothing: older samples count less, and so does their trend. */
final class Smoothing implements RangeFunction {
  private final double[] smoothing;
  private final double[] trend;

  Smoothing(double[] smoothing, double[] trend) {
    this.smoothing = smoothing;
    this.trend = trend;
  }

  @Override
  public double at(Window window) {
    double level = checked(smoothing[window.step], "smoothing", "sf");
    double slope = checked(trend[window.step], "trend", "tf");
    if (window.size() < 2) {
      return Stale.MARKER;
    }
    return smoothed(window, level, slope);
  }

  private static double smoothed(Window window, double level, double slope) {
    double before = 0;
    double smoothed = window.first();
    double rise = window.values[window.from + 1] - window.first();
    for (int i = window.from + 1; i < window.to; i++) {
      if (i > window.from + 1) {
        rise = slope * (smoothed - before) + (1 - slope) * rise;
      }
      before = smoothed;
      smoothed = level * window.values[i] + (1 - level) * (smoothed + rise);
    }
    return smoothed;
  }

  private static double checked(double factor, String name, String symbol) {
    if (factor <= 0 || factor >= 1) {
      throw QueryException.execution(
          String.format(
              Locale.ROOT,
              "invalid %s factor. Expected: 0 < %s < 1, got: %f",
              name,
              symbol,
              factor));
    }
    return factor;
  }

  @Override
  public boolean varies() {
    return true;
  }
}
