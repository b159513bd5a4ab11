package dev.fossawatch.promql.engine;

import java.util.Arrays;

/** A quantile of numbers, interpolated between neighbours. */
final class Quantile {
  private Quantile() {}

  /**
   * The quantile of the first {@code size} values, which are sorted in place, NaN first.
   *
   * @return NaN without values or if {@code q} is NaN; minus and plus infinity outside 0…1
   */
  static double of(double q, double[] values, int size) {
    if (size == 0 || Double.isNaN(q)) {
      return Double.NaN;
    }
    if (q < 0) {
      return Double.NEGATIVE_INFINITY;
    }
    if (q > 1) {
      return Double.POSITIVE_INFINITY;
    }
    sortNanFirst(values, size);
    double rank = q * (size - 1);
    double floor = Math.floor(rank);
    int lower = (int) Math.max(0, floor);
    int upper = Math.min(size - 1, lower + 1);
    double weight = rank - floor;
    return values[lower] * (1 - weight) + values[upper] * weight;
  }

  private static void sortNanFirst(double[] values, int size) {
    Arrays.sort(values, 0, size);
    int numbers = size;
    while (numbers > 0 && Double.isNaN(values[numbers - 1])) {
      numbers--;
    }
    if (numbers < size) {
      System.arraycopy(values, 0, values, size - numbers, numbers);
      Arrays.fill(values, 0, size - numbers, Double.NaN);
    }
  }
}
