package dev.fossawatch.promql.engine;

import dev.fossawatch.promql.model.Stale;

/** The difference of the last two samples. */
enum InstantRate implements RangeFunction {
  /** Each second, of a counter: a decrease is a restart from zero. */
  RATE,
  /** As it is. */
  DELTA;

  @Override
  public double at(Window window) {
    if (window.size() < 2) {
      return Stale.MARKER;
    }
    int last = window.to - 1;
    double value = window.values[last];
    double before = window.values[last - 1];
    boolean restarted = this == RATE && value < before;
    double difference = restarted ? value : value - before;
    double seconds = (window.times[last] - window.times[last - 1]) / 1000.0;
    return this == RATE ? difference / seconds : difference;
  }
}
