package dev.fossawatch.core.store;

import org.jspecify.annotations.Nullable;

/**
 * What can be changed, and read meanwhile. While a database is away that has no copy in memory,
 * nothing can be read, and a transaction that tries fails.
 */
public interface Changes extends Rows {
  /**
   * Executes a statement that changes rows.
   *
   * @param parameters in the order of the statement's {@code ?}: texts, numbers, times, bytes, null
   */
  void execute(Sql sql, @Nullable Object... parameters) throws StoreException;
}
