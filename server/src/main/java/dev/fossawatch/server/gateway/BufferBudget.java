package dev.fossawatch.server.gateway;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much memory all requests together may use to spare the upstream slow clients. Thread-safe.
 */
final class BufferBudget {
  private final AtomicLong left;

  BufferBudget(long bytes) {
    left = new AtomicLong(bytes);
  }

  /** Takes so much of it, or nothing where there is not so much left. */
  boolean tryAcquire(long bytes) {
    if (left.addAndGet(-bytes) >= 0) {
      return true;
    }
    left.addAndGet(bytes);
    return false;
  }

  /** Gives back what was acquired. */
  void release(long bytes) {
    left.addAndGet(bytes);
  }
}
