package dev.fossawatch.promql.engine;

import dev.fossawatch.promql.model.Stale;
import dev.fossawatch.promql.parser.Expr;
import java.util.Arrays;

/**
 * How much a series rose in the window, extrapolated to its ends. A decrease of a counter is a
 * restart from zero. Source: {@code extrapolatedRate} in {@code promql/functions.go}. The places of
 * the restarts are found once for each series, so that a window costs the same however long it is.
 */
final class Rate implements RangeFunction {
  private final double rangeSeconds;
  private final boolean counter;
  private final boolean perSecond;
  private int[] restarts = new int[16];
  private int restartCount;
  private int nextRestart;

  Rate(Expr range, boolean counter, boolean perSecond) {
    Expr inner = Ranges.unwrapped(range);
    long millis =
        inner instanceof Expr.MatrixSelector matrix
            ? matrix.rangeMillis()
            : ((Expr.SubqueryExpr) inner).rangeMillis();
    this.rangeSeconds = millis / 1000.0;
    this.counter = counter;
    this.perSecond = perSecond;
  }

  @Override
  public void begin(long[] times, double[] values, int size) {
    restartCount = 0;
    nextRestart = 0;
    if (!counter) {
      return;
    }
    for (int i = 1; i < size; i++) {
      if (values[i] < values[i - 1]) {
        if (restartCount == restarts.length) {
          restarts = Arrays.copyOf(restarts, restartCount * 2);
        }
        restarts[restartCount++] = i;
      }
    }
  }

  @Override
  public double at(Window window) {
    if (window.size() < 2) {
      return Stale.MARKER;
    }
    double rise = window.last() - window.first();
    if (restartCount > 0) {
      rise += lostInRestarts(window);
    }
    double factor = extrapolation(window, rise);
    return rise * (perSecond ? factor / rangeSeconds : factor);
  }

  private double lostInRestarts(Window window) {
    while (nextRestart < restartCount && restarts[nextRestart] <= window.from) {
      nextRestart++;
    }
    double lost = 0;
    for (int i = nextRestart; i < restartCount && restarts[i] < window.to; i++) {
      lost += window.values[restarts[i] - 1];
    }
    return lost;
  }

  private double extrapolation(Window window, double rise) {
    long first = window.times[window.from];
    long last = window.times[window.to - 1];
    double sampled = (last - first) / 1000.0;
    double between = sampled / (window.size() - 1);
    double toStart = toEdge(first - window.start, between);
    double toEnd = toEdge(window.end - last, between);
    if (counter && rise > 0 && window.first() >= 0) {
      toStart = Math.min(toStart, sampled * (window.first() / rise));
    }
    return (sampled + toStart + toEnd) / sampled;
  }

  /** All the way, in seconds, if a sample could be expected there; else half the usual distance. */
  private static double toEdge(long millis, double between) {
    double seconds = millis / 1000.0;
    return seconds >= between * 1.1 ? between / 2 : seconds;
  }
}
