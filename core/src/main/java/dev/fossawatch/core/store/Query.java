package dev.fossawatch.core.store;

import org.jspecify.annotations.Nullable;

/**
 * A question about the state.
 *
 * @param <T> the answer
 */
@FunctionalInterface
public interface Query<T extends @Nullable Object> {
  /** Finds the answer. */
  T run(Rows rows) throws StoreException;
}
