package dev.fossawatch.core.store;

import dev.fossawatch.core.testing.Requires;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of the tests' own, as an unprivileged user where the tests run as root; or
 * the one that {@code FOSSAWATCH_TEST_POSTGRES_URL} names, a JDBC URL whose user may make
 * databases.
 */
public final class PostgresServer implements AutoCloseable {
  private final @Nullable EmbeddedPostgres embedded;
  private final String url;

  private PostgresServer(@Nullable EmbeddedPostgres embedded, String url) {
    this.embedded = embedded;
    this.url = url;
  }

  /** Starts it, or skips the test where that cannot be. */
  public static PostgresServer start() throws IOException {
    @Nullable String real = System.getenv("FOSSAWATCH_TEST_POSTGRES_URL");
    if (real != null) {
      return new PostgresServer(null, real);
    }
    if (!LinuxUtils.isUnshareAvailable() && "root".equals(System.getProperty("user.name"))) {
      throw new Requires()
          .missing("postgresql", "PostgreSQL does not run as root, and there is no unshare");
    }
    EmbeddedPostgres embedded = EmbeddedPostgres.builder().start();
    return new PostgresServer(embedded, embedded.getJdbcUrl("postgres", "postgres"));
  }

  /** A database of its own, as an administrator. */
  public DatabaseAddress database() throws SQLException {
    String name = "t" + UUID.randomUUID().toString().replace("-", "");
    execute("CREATE DATABASE " + name);
    return new DatabaseAddress(url.replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1"), null, null);
  }

  /** Ends every connection to a database but the one that asks. */
  void disconnect(DatabaseAddress database) throws SQLException {
    execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
            + name(database)
            + "'");
  }

  /** Lets nobody connect to a database, or everybody again. */
  void allow(DatabaseAddress database, boolean connections) throws SQLException {
    execute("ALTER DATABASE " + name(database) + " ALLOW_CONNECTIONS " + connections);
  }

  private static String name(DatabaseAddress database) {
    return database.url().replaceFirst(".*/([^/?]+)(\\?.*)?$", "$1");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws IOException {
    if (embedded != null) {
      embedded.close();
    }
  }
}
