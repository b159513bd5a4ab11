package dev.fossawatch.core.access;

import dev.fossawatch.core.store.Changes;
import dev.fossawatch.core.store.Row;
import dev.fossawatch.core.store.Rows;
import dev.fossawatch.core.store.Sql;
import dev.fossawatch.core.store.SqlFile;
import dev.fossawatch.core.store.StoreException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The credentials as rows. */
final class CredentialTables {
  private static final SqlFile SQL = SqlFile.of(CredentialTables.class, "credentials.sql");
  private static final Sql TOKENS = SQL.get("tokens");
  private static final Sql USERS = SQL.get("users");
  private static final Sql INSERT_TOKEN = SQL.get("insert-token");
  private static final Sql DELETE_TOKEN = SQL.get("delete-token");
  private static final Sql USE_TOKEN = SQL.get("use-token");
  private static final Sql INSERT_USER = SQL.get("insert-user");
  private static final Sql DELETE_USER = SQL.get("delete-user");

  private CredentialTables() {}

  /**
   * All that is stored.
   *
   * @throws IllegalArgumentException if that is damaged
   */
  static CredentialSet load(Rows rows) throws StoreException {
    return new CredentialSet(
        rows.list(TOKENS, CredentialTables::token), rows.list(USERS, CredentialTables::user));
  }

  private static StoredToken token(Row row) throws StoreException {
    return new StoredToken(
        row.text("name"),
        scope(row),
        row.text("sha256"),
        row.timeOrNull("created"),
        row.timeOrNull("last_used"));
  }

  private static StoredUser user(Row row) throws StoreException {
    PasswordHash password =
        new PasswordHash(
            row.text("algorithm"),
            Math.toIntExact(row.number("iterations")),
            row.text("salt"),
            row.text("hash"));
    return new StoredUser(row.text("name"), scope(row), password, row.time("created"));
  }

  private static Scope scope(Row row) throws StoreException {
    return Scope.valueOf(row.text("scope").toUpperCase(Locale.ROOT));
  }

  private static String text(Scope scope) {
    return scope.name().toLowerCase(Locale.ROOT);
  }

  static void insert(Changes changes, StoredToken token) throws StoreException {
    changes.execute(
        INSERT_TOKEN,
        token.name(),
        text(token.scope()),
        token.sha256(),
        token.created(),
        token.lastUsed());
  }

  static void deleteToken(Changes changes, String name) throws StoreException {
    changes.execute(DELETE_TOKEN, name);
  }

  static void use(Changes changes, String name, @Nullable Instant time) throws StoreException {
    changes.execute(USE_TOKEN, time, name);
  }

  /** Puts a user in, in place of one of the same name. */
  static void put(Changes changes, StoredUser user) throws StoreException {
    deleteUser(changes, user.name());
    PasswordHash password = user.password();
    changes.execute(
        INSERT_USER,
        user.name(),
        text(user.scope()),
        password.algorithm(),
        password.iterations(),
        password.salt(),
        password.hash(),
        user.created());
  }

  static void deleteUser(Changes changes, String name) throws StoreException {
    changes.execute(DELETE_USER, name);
  }
}
