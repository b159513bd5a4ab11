package dev.fossawatch.core.store;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Waits for a change; an interruption is put off, for the change is made all the same. */
final class Waiting {
  private Waiting() {}

  static <T extends @Nullable Object> Durability on(
      CompletableFuture<Written<T>> change, Duration longest) throws StoreException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return change.get(longest.toNanos(), TimeUnit.NANOSECONDS).durability();
        } catch (InterruptedException putOff) {
          interrupted = true;
        }
      }
    } catch (TimeoutException slow) {
      return Durability.MEMORY;
    } catch (ExecutionException failed) {
      throw new StoreException("The change was not made: " + reason(failed), failed.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static String reason(ExecutionException failed) {
    Throwable cause = failed.getCause();
    return cause == null ? failed.toString() : String.valueOf(cause.getMessage());
  }
}
