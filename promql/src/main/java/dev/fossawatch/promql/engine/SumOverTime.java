package dev.fossawatch.promql.engine;

/** The compensated sum of a window. */
final class SumOverTime implements RangeFunction {
  private final Kahan kahan = new Kahan();

  @Override
  public double at(Window window) {
    kahan.reset(0);
    for (int i = window.from; i < window.to; i++) {
      kahan.add(window.values[i]);
    }
    return Double.isInfinite(kahan.sum) ? kahan.sum : kahan.value();
  }
}
