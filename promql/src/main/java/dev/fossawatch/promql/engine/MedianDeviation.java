package dev.fossawatch.promql.engine;

/** The median of the distances from the median of a window, NaN if any value is. */
final class MedianDeviation implements RangeFunction {
  private double[] sorted = new double[64];

  @Override
  public double at(Window window) {
    int size = window.size();
    if (sorted.length < size) {
      sorted = new double[size * 2];
    }
    System.arraycopy(window.values, window.from, sorted, 0, size);
    double median = Quantile.of(0.5, sorted, size);
    if (Double.isNaN(sorted[0])) {
      return Double.NaN;
    }
    for (int i = 0; i < size; i++) {
      sorted[i] = Math.abs(sorted[i] - median);
    }
    return Quantile.of(0.5, sorted, size);
  }
}
