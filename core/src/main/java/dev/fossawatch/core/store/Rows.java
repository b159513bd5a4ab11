package dev.fossawatch.core.store;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be read. Valid only while the transaction or query runs that was given it. */
public interface Rows {
  /** The most rows one statement may find. */
  int MAX_ROWS = 100_000;

  /**
   * The rows a statement finds, in its order.
   *
   * @param parameters in the order of the statement's {@code ?}: texts, numbers, times, bytes, null
   * @throws StoreException if the statement fails or finds more than {@link #MAX_ROWS}
   */
  <T> List<T> list(Sql sql, RowReader<T> reader, @Nullable Object... parameters)
      throws StoreException;

  /** The first row a statement finds; empty if it finds none. */
  default <T> Optional<T> first(Sql sql, RowReader<T> reader, @Nullable Object... parameters)
      throws StoreException {
    return list(sql, reader, parameters).stream().findFirst();
  }
}
