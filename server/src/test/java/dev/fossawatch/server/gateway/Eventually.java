package dev.fossawatch.server.gateway;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for what comes when it comes, and not for ever. */
final class Eventually {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  /** Something that may fail. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws Exception;
  }

  /** A number that grows for a while. */
  @FunctionalInterface
  interface Progress {
    long now();
  }

  private Eventually() {}

  /** Waits until something holds; asks often, and long enough for any machine. */
  static void holds(String what, Condition condition) {
    long start = System.nanoTime();
    while (!asks(what, condition)) {
      if (System.nanoTime() - start > PATIENCE_NANOS) {
        throw new AssertionError("never: " + what);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private static boolean asks(String what, Condition condition) {
    try {
      return condition.holds();
    } catch (Exception broken) {
      throw new AssertionError(what, broken);
    }
  }

  /** Waits for somebody else to come so far. */
  static void opened(CountDownLatch latch) {
    try {
      if (!latch.await(PATIENCE_NANOS, TimeUnit.NANOSECONDS)) {
        throw new AssertionError("nobody came so far");
      }
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  /** The number at which it stays for half a second. */
  static long settled(Progress progress) {
    long value = progress.now();
    long since = System.nanoTime();
    while (System.nanoTime() - since < TimeUnit.MILLISECONDS.toNanos(500)) {
      LockSupport.parkNanos(PAUSE_NANOS);
      if (progress.now() != value) {
        value = progress.now();
        since = System.nanoTime();
      }
    }
    return value;
  }
}
