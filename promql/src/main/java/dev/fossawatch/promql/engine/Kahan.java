package dev.fossawatch.promql.engine;

/** A sum that keeps what rounding loses, in Neumaier's variant, as Prometheus sums. */
final class Kahan {
  double sum;
  double compensation;

  void reset(double start) {
    sum = start;
    compensation = 0;
  }

  void add(double value) {
    double total = sum + value;
    compensation = compensation(value, sum, compensation, total);
    sum = total;
  }

  /**
   * What rounding has lost after {@code value} was added to {@code sum} and became {@code total}.
   */
  static double compensation(double value, double sum, double before, double total) {
    if (Double.isInfinite(total)) {
      return 0;
    }
    return Math.abs(sum) >= Math.abs(value)
        ? before + ((sum - total) + value)
        : before + ((value - total) + sum);
  }

  /** The sum with what was lost. */
  double value() {
    return sum + compensation;
  }
}
