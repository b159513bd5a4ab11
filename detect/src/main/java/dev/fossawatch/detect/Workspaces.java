package dev.fossawatch.detect;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * A few workspaces kept for the next inspection. One that is in use is not here; when none is left
 * a new one is made, and what does not fit when it comes back is left to the collector. So the
 * memory is bounded whatever the number of threads, virtual ones included.
 */
final class Workspaces {
  private static final int TRIES = 4;

  private final AtomicReferenceArray<Inspection> kept;
  private final Supplier<Inspection> maker;

  Workspaces(int size, Supplier<Inspection> maker) {
    this.kept = new AtomicReferenceArray<>(Integer.highestOneBit(Math.max(TRIES, size * 2 - 1)));
    this.maker = maker;
  }

  Inspection take() {
    int start = start();
    for (int i = 0; i < TRIES; i++) {
      Inspection workspace = kept.getAndSet(start + i & (kept.length() - 1), null);
      if (workspace != null) {
        return workspace;
      }
    }
    return maker.get();
  }

  void give(Inspection workspace) {
    if (!workspace.worthKeeping()) {
      return;
    }
    int start = start();
    for (int i = 0; i < TRIES; i++) {
      if (kept.compareAndSet(start + i & (kept.length() - 1), null, workspace)) {
        return;
      }
    }
  }

  @SuppressWarnings("deprecation") // threadId() is not there on the oldest runtime
  private static int start() {
    return (int) (Thread.currentThread().getId() * TRIES);
  }
}
