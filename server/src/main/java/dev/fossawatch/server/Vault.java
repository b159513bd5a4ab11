package dev.fossawatch.server;

import dev.fossawatch.core.ConfiguredStore;
import dev.fossawatch.core.access.AuditEntry;
import dev.fossawatch.core.access.AuditOutcome;
import dev.fossawatch.core.access.AuditTrail;
import dev.fossawatch.core.access.Credentials;
import dev.fossawatch.core.config.FossawatchConfig;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.store.DataDirectory;
import dev.fossawatch.core.store.StateStore;
import dev.fossawatch.core.store.StoreHealth;
import dev.fossawatch.core.time.TimeSource;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** The credentials of an installation, which this process alone holds meanwhile. */
final class Vault implements AutoCloseable {
  private final TimeSource time = TimeSource.system();
  private final InternalErrors errors = new InternalErrors();
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final StateStore store;
  private final Credentials credentials;
  private final AuditTrail audit;

  private Vault(FossawatchConfig config) throws IOException {
    boolean done = false;
    try {
      DataDirectory directory = opened(DataDirectory.open(config.data().directory()));
      store = opened(ConfiguredStore.open(config, directory, time, errors));
      credentials = Credentials.open(directory, store, time);
      audit = AuditTrail.open(directory, store, time, errors);
      done = true;
    } finally {
      if (!done) {
        close();
      }
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    opened.push(part);
    return part;
  }

  /** A change of the credentials. */
  interface Change<T> {
    T make(Credentials credentials) throws IOException, CommandFailedException;
  }

  /**
   * Opens the data directory and the store of a configuration, and makes them if they are absent.
   * No first token is made.
   *
   * @throws dev.fossawatch.core.store.DirectoryInUseException if another Fossawatch holds the
   *     directory
   * @throws IOException if they cannot be used, or what is stored cannot be read
   */
  static Vault open(FossawatchConfig config) throws IOException {
    return new Vault(config);
  }

  /** What is stored, to be read. */
  Credentials credentials() {
    return credentials;
  }

  /** Makes a change and writes down who made it and how it ended. */
  <T> T change(String action, String target, Map<String, String> details, Change<T> change)
      throws IOException, CommandFailedException {
    AuditOutcome outcome = AuditOutcome.FAILED;
    try {
      T made = change.make(credentials);
      checkStored();
      outcome = AuditOutcome.OK;
      return made;
    } finally {
      audit.record(
          new AuditEntry(time.now(), actor(), action, target, details, AuditEntry.LOCAL, outcome));
    }
  }

  /** What is kept in memory alone would be gone with this process. */
  private void checkStored() throws CommandFailedException {
    StoreHealth health = store.health();
    if (health.pending() > 0) {
      throw new CommandFailedException("it could not be stored. " + health.problem());
    }
  }

  /** Removes something, as a change that fails where there is no such thing. */
  void remove(String action, String name, Change<Boolean> removal)
      throws IOException, CommandFailedException {
    Boolean unused =
        change(
            action,
            name,
            Map.of(),
            credentials -> {
              if (!removal.make(credentials)) {
                throw new CommandFailedException("there is none of the name '" + name + "'");
              }
              return true;
            });
  }

  private static String actor() {
    return "cli:" + System.getProperty("user.name", "?");
  }

  @Override
  public void close() {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception fault) {
        errors.record("close", fault);
      }
    }
  }
}
