package dev.fossawatch.bench.sidebyside;

import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** The middle of several measurements. */
public final class Median {
  private Median() {}

  /**
   * The middle value, or the mean of the two middle ones.
   *
   * @throws IllegalArgumentException if there is no measurement
   */
  public static <T> double of(Collection<T> measurements, ToDoubleFunction<T> figure) {
    double[] sorted = measurements.stream().mapToDouble(figure).sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("nothing was measured");
    }
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
