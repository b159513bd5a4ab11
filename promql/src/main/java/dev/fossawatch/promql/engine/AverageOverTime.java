package dev.fossawatch.promql.engine;

/** The compensated mean of a window. */
final class AverageOverTime implements RangeFunction {
  private final Mean mean = new Mean();

  @Override
  public double at(Window window) {
    mean.reset();
    for (int i = window.from; i < window.to; i++) {
      mean.add(window.values[i]);
    }
    return mean.value();
  }
}
