package dev.fossawatch.demo.login;

import dev.fossawatch.demo.data.Database;
import dev.fossawatch.demo.data.SqlFile;
import dev.fossawatch.demo.web.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The people who may log in. All of them share the published demo password, which is why the
 * application listens on the loopback interface alone. Thread-safe.
 */
public final class Users {
  /** Whom the login page tells about. */
  public static final String DEMO_NAME = "diana";

  /** The password of every user. */
  public static final String DEMO_PASSWORD = "full-service-please";

  private static final int HASHES_AT_ONCE = 2;
  private static final int MAX_WAITING = 16;
  private static final long PATIENCE_SECONDS = 15;
  private static final List<User> PEOPLE =
      List.of(
          new User(DEMO_NAME, "Diana Reyes", "dispatcher"),
          new User("tom", "Tom Berger", "technician"),
          new User("aiko", "Aiko Mori", "technician"),
          new User("martin", "Martin Hale", "manager"));

  private final Database database;
  private final SqlFile sql = SqlFile.beside(Users.class, "users.sql");
  private final Semaphore hashes = new Semaphore(HASHES_AT_ONCE);
  private final PasswordHash nobody = PasswordHash.unknown();

  private record Stored(User user, String hash) {}

  /** Takes over a database, adding the users where they are missing. */
  public Users(Database database) {
    this.database = database;
    if (stored(DEMO_NAME).isEmpty()) {
      String hash = PasswordHash.of(DEMO_PASSWORD).toString();
      PEOPLE.forEach(
          user -> database.update(sql.get("add"), user.name(), user.fullName(), user.role(), hash));
    }
  }

  /**
   * The user of that name, if the password is right. An unknown name takes as long as a wrong
   * password. Two passwords are tried at once, 16 wait; more are refused as busy.
   */
  Optional<User> authenticate(String name, String password) {
    Optional<Stored> stored = stored(name);
    PasswordHash hash = stored.map(found -> PasswordHash.parse(found.hash())).orElse(nobody);
    return matches(hash, password) ? stored.map(Stored::user) : Optional.empty();
  }

  private boolean matches(PasswordHash hash, String password) {
    try {
      if (hashes.getQueueLength() >= MAX_WAITING
          || !hashes.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw Refusal.busy();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw Refusal.busy();
    }
    try {
      return hash.matches(password);
    } finally {
      hashes.release();
    }
  }

  private Optional<Stored> stored(String name) {
    return database.first(
        sql.get("by name"),
        row ->
            new Stored(
                new User(row.getString("name"), row.getString("full_name"), row.getString("role")),
                row.getString("password_hash")),
        name);
  }
}
