package dev.fossawatch.demo.data;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.micrometer.core.instrument.Metrics;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.tools.RunScript;
import org.jspecify.annotations.Nullable;

/**
 * The embedded database behind a small connection pool. Values reach statements as parameters only.
 * Thread-safe.
 */
public final class Database implements AutoCloseable {
  private static final int CONNECTIONS = 8;
  private static final long WAIT_MILLIS = 5_000;

  private final HikariDataSource pool;

  private Database(HikariDataSource pool) {
    this.pool = pool;
  }

  /**
   * Opens the database in a directory; the first time, makes its tables and fills them.
   *
   * @throws DataFault where it cannot be opened, above all because another process holds it
   */
  public static Database open(Path directory) {
    Database database = new Database(pool(directory));
    try {
      database.prepare();
      return database;
    } catch (RuntimeException fault) {
      database.close();
      throw fault;
    }
  }

  private static HikariDataSource pool(Path directory) {
    try {
      return new HikariDataSource(settings(directory));
    } catch (HikariPool.PoolInitializationException fault) {
      throw new DataFault(fault);
    }
  }

  private static HikariConfig settings(Path directory) {
    HikariConfig settings = new HikariConfig();
    settings.setPoolName("forecourt");
    settings.setJdbcUrl(
        "jdbc:h2:file:"
            + directory.toAbsolutePath().resolve("forecourt")
            + ";DB_CLOSE_ON_EXIT=FALSE");
    settings.setMaximumPoolSize(CONNECTIONS);
    settings.setMinimumIdle(2);
    settings.setConnectionTimeout(WAIT_MILLIS);
    settings.setMetricRegistry(Metrics.globalRegistry);
    return settings;
  }

  private void prepare() {
    run("schema.sql");
    if (first("SELECT COUNT(*) FROM stores", row -> row.getLong(1)).orElse(0L) == 0) {
      run("seed.sql");
    }
  }

  private void run(String script) {
    try (Connection connection = pool.getConnection();
        Reader reader =
            new InputStreamReader(
                Objects.requireNonNull(Database.class.getResourceAsStream(script)),
                StandardCharsets.UTF_8)) {
      RunScript.execute(connection, reader);
    } catch (SQLException fault) {
      throw new DataFault(fault);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** The pool itself, for those who watch how long a connection is waited for. */
  public DataSource pool() {
    return pool;
  }

  /** All rows of a query; statements bound their number themselves. */
  public <T> List<T> list(String sql, Row<T> row, @Nullable Object... parameters) {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      List<T> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(row.read(rows));
        }
      }
      return found;
    } catch (SQLException fault) {
      throw new DataFault(fault);
    }
  }

  /** The first row of a query, if there is one. */
  public <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... parameters) {
    return list(sql, row, parameters).stream().findFirst();
  }

  /** Changes rows and tells how many. */
  public int update(String sql, @Nullable Object... parameters) {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      return statement.executeUpdate();
    } catch (SQLException fault) {
      throw new DataFault(fault);
    }
  }

  /** Adds a row to a table with a generated {@code id} and returns that. */
  public long insert(String sql, @Nullable Object... parameters) {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql, new String[] {"ID"})) {
      bind(statement, parameters);
      statement.executeUpdate();
      try (ResultSet keys = statement.getGeneratedKeys()) {
        keys.next();
        return keys.getLong(1);
      }
    } catch (SQLException fault) {
      throw new DataFault(fault);
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object[] parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
