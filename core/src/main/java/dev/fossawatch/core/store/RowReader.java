package dev.fossawatch.core.store;

/**
 * Makes something of one row.
 *
 * @param <T> what it makes
 */
@FunctionalInterface
public interface RowReader<T> {
  /** Reads the row, which is valid only during this call. */
  T read(Row row) throws StoreException;
}
