package dev.fossawatch.demo.traffic;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** What the visitors have met so far. Thread-safe. */
public final class Tally {
  private static final int STATUSES = 600;

  private final AtomicLongArray answers = new AtomicLongArray(STATUSES);
  private final AtomicLong abandoned = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();

  void answered(int status) {
    answers.incrementAndGet(Math.floorMod(status, STATUSES));
  }

  void gaveUp() {
    abandoned.incrementAndGet();
  }

  void failure() {
    failed.incrementAndGet();
  }

  /** Answers with a status from and to, both included. */
  public long answers(int from, int to) {
    long sum = 0;
    for (int status = from; status <= to; status++) {
      sum += answers.get(status);
    }
    return sum;
  }

  /** Requests a visitor had no patience for. */
  public long abandoned() {
    return abandoned.get();
  }

  /** Requests without any answer. */
  public long failed() {
    return failed.get();
  }
}
