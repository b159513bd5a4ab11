package dev.fossawatch.core.store;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A transaction on its way, and what came of its last run. Belongs to the writer's thread. */
final class Write<T extends @Nullable Object> {
  final CompletableFuture<Written<T>> future = new CompletableFuture<>();
  private final Transaction<T> transaction;
  private @Nullable T value;
  private @Nullable Throwable failure;

  Write(Transaction<T> transaction) {
    this.transaction = transaction;
  }

  /** Where a transaction is run: gives it what it works on and bounds what it does. */
  interface Stage {
    void run(Body body) throws StoreException;
  }

  /** The transaction, without what it yields. */
  interface Body {
    void run(Changes changes) throws StoreException;
  }

  /**
   * Runs the transaction; whatever fails in it is its own affair.
   *
   * @throws DatabaseDownException if the database fails, and so everything that shares it
   */
  void runOn(Stage stage) throws DatabaseDownException {
    failure = null;
    try {
      stage.run(changes -> value = transaction.run(changes));
    } catch (DatabaseDownException down) {
      throw down;
    } catch (StoreException | RuntimeException | Error failed) {
      failure = failed;
    }
  }

  boolean hasFailed() {
    return failure != null;
  }

  /** Tells whoever waits what came of the last run. */
  @SuppressWarnings("NullAway") // what the transaction yields may be null exactly where T may
  void tell(Durability durability) {
    if (failure == null) {
      future.complete(new Written<>(value, durability));
    } else {
      future.completeExceptionally(failure);
    }
  }

  /** Tells whoever waits that the transaction was not run. */
  void refuse(StoreException why) {
    future.completeExceptionally(why);
  }
}
