package dev.fossawatch.core.store;

import org.jspecify.annotations.Nullable;

/**
 * A change of the state that happens as a whole or not at all.
 *
 * @param <T> what it yields
 */
@FunctionalInterface
public interface Transaction<T extends @Nullable Object> {
  /**
   * Makes the change.
   *
   * @throws StoreException to leave everything as it was; so does any other exception
   */
  T run(Changes changes) throws StoreException;
}
