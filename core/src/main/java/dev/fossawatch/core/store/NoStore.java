package dev.fossawatch.core.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Keeps nothing. */
final class NoStore implements StateStore {
  private final String why;

  NoStore(String why) {
    this.why = why;
  }

  @Override
  public <T extends @Nullable Object> CompletableFuture<Written<T>> write(
      Transaction<T> transaction) {
    try {
      return CompletableFuture.completedFuture(
          new Written<>(transaction.run(new Nothing()), Durability.MEMORY));
    } catch (StoreException | RuntimeException failed) {
      return CompletableFuture.failedFuture(failed);
    }
  }

  @Override
  public <T extends @Nullable Object> T read(Query<T> query) throws StoreException {
    return query.run(new Nothing());
  }

  @Override
  public StoreHealth health() {
    return new StoreHealth("nowhere", false, false, why, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  @Override
  public void close() {}

  private static final class Nothing implements Changes {
    @Override
    public void execute(Sql sql, @Nullable Object... parameters) {}

    @Override
    public <T> List<T> list(Sql sql, RowReader<T> reader, @Nullable Object... parameters) {
      return List.of();
    }
  }
}
