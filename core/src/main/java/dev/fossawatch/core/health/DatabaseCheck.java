package dev.fossawatch.core.health;

import dev.fossawatch.core.time.TimeSource;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Whether a database gives a connection and answers. Changes nothing: neither rows nor the state of
 * a pooled connection. Thread-safe.
 */
public final class DatabaseCheck implements HealthCheck {
  private final Source source;
  private final @Nullable String query;
  private final int timeoutSeconds;
  private final TimeSource time;

  private DatabaseCheck(Source source, @Nullable String query, Duration timeout, TimeSource time) {
    this.source = source;
    this.query = query;
    this.timeoutSeconds = (int) Math.max(1, timeout.toSeconds());
    this.time = time;
  }

  /**
   * Checks through the application's own pool, whose waiting time is what {@code connect_ms} says.
   *
   * @param query what is asked; null for the driver's own test of a connection
   * @param timeout how long the database may work on it, rounded down to seconds, at least one
   */
  public static DatabaseCheck of(
      DataSource pool, @Nullable String query, Duration timeout, TimeSource time) {
    return new DatabaseCheck(new PoolSource(pool), query, timeout, time);
  }

  /**
   * Checks with a new connection each time.
   *
   * @param url a JDBC URL; may hold secrets, which are never shown
   * @param user null where none is needed
   * @param password null where none is needed; a secret
   * @param query what is asked; null for the driver's own test of a connection
   * @param timeout how long the database may work on it, rounded down to seconds, at least one
   */
  public static DatabaseCheck of(
      String url,
      @Nullable String user,
      @Nullable String password,
      @Nullable String query,
      Duration timeout,
      TimeSource time) {
    return new DatabaseCheck(new UrlSource(url, user, password), query, timeout, time);
  }

  @Override
  public HealthResult check() {
    Map<String, String> details = new LinkedHashMap<>();
    return look(details).with(details);
  }

  private HealthResult look(Map<String, String> details) {
    long start = time.nanos();
    try (Connection connection = source.connect()) {
      long connected = time.nanos();
      details.put("connect_ms", millis(connected - start));
      boolean answered = ask(connection);
      details.put("query_ms", millis(time.nanos() - connected));
      describe(connection, details);
      return answered ? HealthResult.healthy("connected and answered") : silent();
    } catch (SQLException failure) {
      details.put("sql_state", String.valueOf(failure.getSQLState()));
      details.put("error_code", String.valueOf(failure.getErrorCode()));
      return failed(failure, advice(failure));
    } catch (RuntimeException fault) {
      return failed(fault, "The driver itself failed: update it.");
    }
  }

  private static HealthResult silent() {
    return HealthResult.unhealthy(
        "connected, but the connection is not valid",
        "See the database's own log: it takes connections and does not answer.");
  }

  private HealthResult failed(Exception failure, String advice) {
    return HealthResult.unhealthy(source.withoutSecrets(SafeText.of(failure)), advice);
  }

  private boolean ask(Connection connection) throws SQLException {
    if (query == null) {
      return connection.isValid(timeoutSeconds);
    }
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(timeoutSeconds);
      statement.setMaxRows(1);
      statement.execute(query);
      return true;
    }
  }

  private static void describe(Connection connection, Map<String, String> details)
      throws SQLException {
    DatabaseMetaData meta = connection.getMetaData();
    details.put("product", meta.getDatabaseProductName());
    details.put("version", meta.getDatabaseProductVersion());
    details.put("driver", meta.getDriverName() + " " + meta.getDriverVersion());
  }

  private static String millis(long nanos) {
    return String.valueOf(nanos / 1_000_000);
  }

  /** By the classes of SQLSTATE (ISO 9075): 08 connection, 28 authorisation, 53 resources. */
  private static String advice(SQLException failure) {
    String state = failure.getSQLState();
    String kind = state == null || state.length() < 2 ? "" : state.substring(0, 2);
    if (failure instanceof SQLTransientConnectionException && failure.getCause() == null) {
      return "No connection became free in time: look for connections that are held too long, or"
          + " enlarge the pool.";
    }
    return switch (kind) {
      case "08" -> "See that the database runs and that host, port and network are right.";
      case "28" -> "See that user and password are right and the user may connect.";
      case "53" -> "The database has run out of connections, memory or disk: see its own log.";
      default -> "See the message and the database's own log.";
    };
  }

  /** Where connections come from. */
  private sealed interface Source {
    Connection connect() throws SQLException;

    String withoutSecrets(String message);
  }

  private record PoolSource(DataSource pool) implements Source {
    @Override
    public Connection connect() throws SQLException {
      return pool.getConnection();
    }

    @Override
    public String withoutSecrets(String message) {
      return message;
    }
  }

  private record UrlSource(String url, @Nullable String user, @Nullable String password)
      implements Source {
    @Override
    public Connection connect() throws SQLException {
      Properties login = new Properties();
      if (user != null) {
        login.setProperty("user", user);
      }
      if (password != null) {
        login.setProperty("password", password);
      }
      return DriverManager.getConnection(url, login);
    }

    /** Drivers put the URL, and with it any secret in it, into their messages. */
    @Override
    public String withoutSecrets(String message) {
      String masked = message.replace(url, "the configured URL");
      return password == null || password.isEmpty() ? masked : masked.replace(password, "***");
    }

    /** Instead of a record's own, which would show all. */
    @Override
    public String toString() {
      return "a JDBC URL";
    }
  }
}
