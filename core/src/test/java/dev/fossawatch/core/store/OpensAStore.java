package dev.fossawatch.core.store;

import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.TimeSource;
import java.nio.file.Path;

/** Says on which store state can be kept in a directory: on disk, then in memory. */
final class OpensAStore {
  private OpensAStore() {}

  public static void main(String[] args) throws Exception {
    TimeSource time = TimeSource.system();
    InternalErrors errors = new InternalErrors();
    try (DataDirectory directory = DataDirectory.open(Path.of(args[0]));
        StateStore store = StateStore.sqlite(directory, "local", time, errors)) {
      System.out.println(store.health().place());
    } catch (UnusableStoreException refused) {
      System.out.println(refused.getMessage());
    }
    try (StateStore store = StateStore.memory("local", null, time, errors)) {
      System.out.println(store.health().place() + ": " + store.health().problem());
    }
  }
}
