package dev.fossawatch.promql.engine;

/** How often a series changed, or fell, in the window; counted once for each series. */
final class ChangeCount implements RangeFunction {
  private final boolean onlyFalls;
  private int[] before = new int[128];

  ChangeCount(boolean onlyFalls) {
    this.onlyFalls = onlyFalls;
  }

  @Override
  public void begin(long[] times, double[] values, int size) {
    if (before.length < size) {
      before = new int[times.length];
    }
    before[0] = 0;
    for (int i = 1; i < size; i++) {
      before[i] = before[i - 1] + (counts(values[i - 1], values[i]) ? 1 : 0);
    }
  }

  private boolean counts(double from, double to) {
    if (onlyFalls) {
      return to < from;
    }
    return to != from && !(Double.isNaN(to) && Double.isNaN(from));
  }

  @Override
  public double at(Window window) {
    return before[window.to - 1] - before[window.from];
  }
}
