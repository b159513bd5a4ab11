package dev.fossawatch.demo.stores;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Estimates how long the nearest technician drives to a store. Made up as well: an answer comes
 * after 20 to 300 ms, on another thread. Thread-safe.
 */
final class Navigation {
  private final Executor answerers;

  Navigation(Executor answerers) {
    this.answerers = answerers;
  }

  /**
   * How long somebody drives.
   *
   * @param storeId where to
   * @param minutes how long
   */
  record Estimate(long storeId, long minutes) {}

  /** Tells the estimate when it is known; never, where the application stops before that. */
  void estimate(Store store, Consumer<Estimate> whenKnown) {
    long minutes = 10 + store.id() * 7 % 80;
    long delayMillis = 20 + store.id() * 37 % 280;
    CompletableFuture.delayedExecutor(delayMillis, TimeUnit.MILLISECONDS, answerers)
        .execute(() -> whenKnown.accept(new Estimate(store.id(), minutes)));
  }
}
