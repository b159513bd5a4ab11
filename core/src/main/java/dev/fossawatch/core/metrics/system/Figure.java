package dev.fossawatch.core.metrics.system;

import org.jspecify.annotations.Nullable;

/** What becomes of raw numbers: a figure, or null where there is none. */
final class Figure {
  private Figure() {}

  static @Nullable Long of(long value) {
    return value < 0 ? null : value;
  }

  static @Nullable Double of(double value) {
    return Double.isFinite(value) && value >= 0 ? value : null;
  }

  /** A count of units, {@code perSecond} of which are a second. */
  static @Nullable Double seconds(long count, double perSecond) {
    return count < 0 ? null : count / perSecond;
  }

  static @Nullable Double share(long part, long whole) {
    return share((double) part, (double) whole);
  }

  /** A share of a whole, held within 0 and 1; null without a whole. */
  static @Nullable Double share(double part, double whole) {
    return part >= 0 && whole > 0 ? Math.min(1, part / whole) : null;
  }
}
