package dev.fossawatch.promql.engine;

import java.util.function.LongSupplier;

/** What is left of the limits of one query. */
final class Budget {
  private final Limits limits;
  private final LongSupplier nanoTime;
  private final long deadline;
  private long samples;

  Budget(Limits limits, LongSupplier nanoTime) {
    this.limits = limits;
    this.nanoTime = nanoTime;
    this.deadline = nanoTime.getAsLong() + limits.timeout().toNanos();
  }

  /** Spends samples, and looks at the clock. */
  void spend(long count) {
    samples += count;
    if (samples > limits.maxSamples()) {
      throw new QueryException(
          QueryException.Reason.LIMIT,
          "query processing would touch more than " + limits.maxSamples() + " samples");
    }
    checkTime();
  }

  void checkTime() {
    if (nanoTime.getAsLong() - deadline > 0) {
      throw new QueryException(
          QueryException.Reason.TIMEOUT,
          "query timed out in expression evaluation after " + limits.timeout());
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new QueryException(
          QueryException.Reason.TIMEOUT, "query was interrupted in expression evaluation");
    }
  }

  void series(int count) {
    if (count > limits.maxSeries()) {
      throw new QueryException(
          QueryException.Reason.LIMIT,
          "a selector of the query finds more than " + limits.maxSeries() + " series");
    }
  }

  int steps(long count) {
    if (count > limits.maxSteps()) {
      throw new QueryException(
          QueryException.Reason.LIMIT,
          "the query has more than " + limits.maxSteps() + " steps: " + count);
    }
    return (int) Math.max(0, count);
  }
}
