package dev.fossawatch.core;

import dev.fossawatch.core.config.FossawatchConfig;
import dev.fossawatch.core.config.StoreConfig;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.store.DataDirectory;
import dev.fossawatch.core.store.DatabaseAddress;
import dev.fossawatch.core.store.StateStore;
import dev.fossawatch.core.store.UnusableStoreException;
import dev.fossawatch.core.time.TimeSource;

/** Opens the store that a configuration asks for. */
public final class ConfiguredStore {
  private ConfiguredStore() {}

  /**
   * Opens the database at {@code store.url}, or {@code state.db} in the data directory, or one in
   * memory where that directory is.
   *
   * @throws UnusableStoreException if it cannot be used; the message says what to do
   */
  public static StateStore open(
      FossawatchConfig config, DataDirectory directory, TimeSource time, InternalErrors errors)
      throws UnusableStoreException {
    StoreConfig store = config.store();
    String instance = config.instance();
    if (store.url() != null) {
      DatabaseAddress address = new DatabaseAddress(store.url(), store.user(), store.password());
      return StateStore.postgresql(address, instance, time, errors);
    }
    if (directory.path().isPresent()) {
      return StateStore.sqlite(directory, instance, time, errors);
    }
    return StateStore.memory(instance, "There is no usable data directory.", time, errors);
  }
}
