package dev.fossawatch.core.query;

import dev.fossawatch.core.time.TimeSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;

/**
 * Lets a few queries run at once and a few more wait, in the order they came; whoever comes then is
 * sent away. Thread-safe.
 */
final class QuerySlots {
  /** How many may wait for each that may run. */
  private static final int QUEUE = 8;

  private final Semaphore running;
  private final AtomicInteger waiting = new AtomicInteger();
  private final int mostWaiting;
  private final TimeSource time;

  QuerySlots(int atOnce, TimeSource time) {
    running = new Semaphore(atOnce, true);
    mostWaiting = QUEUE * atOnce;
    this.time = time;
  }

  /**
   * Runs work on this thread when it is its turn.
   *
   * @param nanos how long waiting and work may take together
   * @param work is told how many nanoseconds are left
   * @throws RefusedException if there is no room, or no turn in time
   */
  <T> T run(long nanos, LongFunction<T> work) {
    long start = time.nanos();
    enter(nanos);
    try {
      return work.apply(Math.max(0, nanos - (time.nanos() - start)));
    } finally {
      running.release();
    }
  }

  private void enter(long nanos) {
    if (running.tryAcquire()) {
      return;
    }
    try {
      if (waiting.incrementAndGet() > mostWaiting) {
        throw new RefusedException(ErrorKind.UNAVAILABLE, "too many queries at once, try again");
      }
      if (!running.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
        throw new RefusedException(ErrorKind.TIMEOUT, "query timed out in query queue");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new RefusedException(ErrorKind.TIMEOUT, "query was interrupted in query queue");
    } finally {
      waiting.decrementAndGet();
    }
  }
}
