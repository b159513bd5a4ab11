package dev.fossawatch.promql.engine;

/** Where in a window the extremes are; NaN only if there is nothing else. */
final class Extremes {
  private Extremes() {}

  /** The place of the largest value: of equals the first or, on request, the last. */
  static int largest(Window window, boolean lastOfEquals) {
    double[] values = window.values;
    int place = window.from;
    for (int i = window.from; i < window.to; i++) {
      double best = values[place];
      boolean equal = lastOfEquals && values[i] == best;
      if (values[i] > best || equal || Double.isNaN(best)) {
        place = i;
      }
    }
    return place;
  }

  /** The place of the smallest value: of equals the first or, on request, the last. */
  static int smallest(Window window, boolean lastOfEquals) {
    double[] values = window.values;
    int place = window.from;
    for (int i = window.from; i < window.to; i++) {
      double best = values[place];
      boolean equal = lastOfEquals && values[i] == best;
      if (values[i] < best || equal || Double.isNaN(best)) {
        place = i;
      }
    }
    return place;
  }
}
