package dev.fossawatch.promql.engine;

/**
 * A compensated mean: sum and count as long as the sum is finite; once it would not be, the mean so
 * far, moved on by each value. Source: {@code avg_over_time} of Prometheus 3.
 */
final class Mean {
  private double sum;
  private double mean;
  private double compensation;
  private int count;
  private boolean incremental;

  void reset() {
    sum = 0;
    mean = 0;
    compensation = 0;
    count = 0;
    incremental = false;
  }

  int count() {
    return count;
  }

  void add(double value) {
    count++;
    if (count == 1) {
      sum = value;
      return;
    }
    if (!incremental && !sumUp(value)) {
      incremental = true;
      mean = sum / (count - 1);
      compensation /= count - 1;
    }
    if (incremental) {
      move(value);
    }
  }

  /** Whether the sum stays finite with this value; if not, it is not added. */
  private boolean sumUp(double value) {
    double total = sum + value;
    if (Double.isInfinite(total)) {
      return false;
    }
    compensation = Kahan.compensation(value, sum, compensation, total);
    sum = total;
    return true;
  }

  private void move(double value) {
    double share = (count - 1.0) / count;
    double before = share * mean;
    double part = value / count;
    double total = before + part;
    compensation = Kahan.compensation(part, before, share * compensation, total);
    mean = total;
  }

  double value() {
    return incremental ? mean + compensation : sum / count + compensation / count;
  }
}
