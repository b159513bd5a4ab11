package dev.fossawatch.core.metrics;

import java.util.concurrent.atomic.AtomicInteger;

/** How many endpoints and status cells may still be made. Thread-safe. */
final class CellBudget {
  private final AtomicInteger left;

  CellBudget(int size) {
    left = new AtomicInteger(size);
  }

  /** Takes one, unless none is left. */
  boolean take() {
    return left.getAndUpdate(n -> n == 0 ? 0 : n - 1) > 0;
  }
}
