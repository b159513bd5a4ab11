package dev.fossawatch.server;

import dev.fossawatch.core.access.AuditEntry;
import dev.fossawatch.core.access.AuditOutcome;
import dev.fossawatch.core.access.AuditTrail;
import dev.fossawatch.core.access.Credentials;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.store.DataDirectory;
import dev.fossawatch.core.time.TimeSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The credentials of a data directory, which this process alone holds meanwhile. */
final class Vault implements AutoCloseable {
  private final TimeSource time = TimeSource.system();
  private final DataDirectory directory;
  private final Credentials credentials;
  private final AuditTrail audit;

  private Vault(DataDirectory directory) throws IOException {
    this.directory = directory;
    credentials = Credentials.open(directory, time);
    audit = AuditTrail.open(directory, new InternalErrors());
  }

  /** A change of the credentials. */
  interface Change<T> {
    T make(Credentials credentials) throws IOException, CommandFailedException;
  }

  /**
   * Opens a directory and makes it if it is absent. No first token is made.
   *
   * @throws dev.fossawatch.core.store.DirectoryInUseException if another Fossawatch holds it
   * @throws IOException if it cannot be used, or what is stored cannot be read
   */
  static Vault open(Path path) throws IOException {
    DataDirectory directory = DataDirectory.open(path);
    try {
      return new Vault(directory);
    } catch (IOException | RuntimeException unreadable) {
      directory.close();
      throw unreadable;
    }
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
      outcome = AuditOutcome.OK;
      return made;
    } finally {
      audit.record(
          new AuditEntry(time.now(), actor(), action, target, details, AuditEntry.LOCAL, outcome));
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
    audit.close();
    directory.close();
  }
}
