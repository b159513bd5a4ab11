package dev.fossawatch.promql.model;

import java.util.List;

/** What a query answers. Times are milliseconds since 1970. */
public sealed interface Value {
  /** One number. */
  record Scalar(long timeMillis, double value) implements Value {}

  /** One string. */
  record StringValue(long timeMillis, String value) implements Value {}

  /**
   * One value for each of several series, all at one time. The order means something only after
   * {@code sort}, {@code topk} and their kin.
   */
  record Vector(List<Sample> samples) implements Value {
    /** Copies the list. */
    public Vector {
      samples = List.copyOf(samples);
    }
  }

  /** Many values for each of several series, sorted by labels. */
  record Matrix(List<Series> series) implements Value {
    /** Copies the list. */
    public Matrix {
      series = List.copyOf(series);
    }
  }

  /** A value of a series. */
  record Sample(Labels labels, long timeMillis, double value) {}

  /**
   * Values of a series, oldest first. The arrays are as long as each other; they are handed over,
   * not copied: neither side may change them.
   */
  record Series(Labels labels, long[] timesMillis, double[] values) {}
}
