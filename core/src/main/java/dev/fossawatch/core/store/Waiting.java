package dev.fossawatch.core.store;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for a change. */
final class Waiting {
  private Waiting() {}

  static <T> Durability on(CompletableFuture<Written<T>> change, Duration longest)
      throws StoreException {
    try {
      return change.get(longest.toNanos(), TimeUnit.NANOSECONDS).durability();
    } catch (TimeoutException slow) {
      return Durability.MEMORY;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return change.isDone() ? on(change, Duration.ZERO) : Durability.MEMORY;
    } catch (ExecutionException failed) {
      throw new StoreException("The change was not made: " + reason(failed), failed.getCause());
    }
  }

  private static String reason(ExecutionException failed) {
    Throwable cause = failed.getCause();
    return cause == null ? failed.toString() : String.valueOf(cause.getMessage());
  }
}
