package dev.fossawatch.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection and its prepared statements. Used by the thread that holds {@link #lock}. Once the
 * database itself has failed, that is remembered, whatever a transaction makes of the exception.
 */
final class Session implements Changes, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);
  private static final int MAX_PREPARED = 500;

  final ReentrantLock lock = new ReentrantLock();
  final Deadline deadline;
  private final Connection connection;
  private final String instance;
  private final Predicate<SQLException> down;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private @Nullable DatabaseDownException failure;

  /**
   * @param down whether a failure is the database's own, and not the statement's
   */
  Session(Connection connection, String instance, Deadline deadline, Predicate<SQLException> down) {
    this.connection = connection;
    this.instance = instance;
    this.deadline = deadline;
    this.down = down;
  }

  @Override
  public void execute(Sql sql, @Nullable Object... parameters) throws StoreException {
    try {
      bound(sql, parameters).execute();
    } catch (SQLException failed) {
      throw failed(sql.toString(), failed);
    }
  }

  @Override
  public <T> List<T> list(Sql sql, RowReader<T> reader, @Nullable Object... parameters)
      throws StoreException {
    if (!sql.reads()) {
      throw new IllegalArgumentException(sql + " does not only read");
    }
    List<T> found = new ArrayList<>();
    try (ResultSet result = bound(sql, parameters).executeQuery()) {
      Row row = new Row(result);
      while (result.next()) {
        if (found.size() == MAX_ROWS) {
          throw new StoreException(sql + " finds more than " + MAX_ROWS + " rows", null);
        }
        found.add(reader.read(row));
      }
    } catch (SQLException failed) {
      throw failed(sql.toString(), failed);
    }
    return found;
  }

  /** Executes statements that are needed once, whatever they yield. */
  void once(Sql... statements) throws StoreException {
    for (Sql statement : statements) {
      execute(statement.text());
    }
  }

  /** Executes a statement that is needed once. */
  void execute(String statement) throws StoreException {
    try (Statement once = connection.createStatement()) {
      once.execute(statement);
    } catch (SQLException failed) {
      throw failed(statement.lines().findFirst().orElse(""), failed);
    }
  }

  /** Throws the failure of the database itself, if there was one. */
  void check() throws DatabaseDownException {
    if (failure != null) {
      throw failure;
    }
  }

  private PreparedStatement bound(Sql sql, @Nullable Object... parameters) throws SQLException {
    PreparedStatement statement = prepared(sql);
    int next = 0;
    int index = 1;
    for (boolean isInstance : sql.parameters()) {
      bind(statement, index++, isInstance ? instance : parameters[next++]);
    }
    if (next != parameters.length) {
      throw new IllegalArgumentException(sql + " has " + next + " parameters");
    }
    return statement;
  }

  private PreparedStatement prepared(Sql sql) throws SQLException {
    PreparedStatement known = prepared.get(sql.text());
    if (known != null) {
      return known;
    }
    if (prepared.size() >= MAX_PREPARED) {
      throw new IllegalStateException("more than " + MAX_PREPARED + " different statements");
    }
    PreparedStatement made = connection.prepareStatement(sql.text());
    prepared.put(sql.text(), made);
    return made;
  }

  private static void bind(PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    if (value instanceof Instant time) {
      statement.setLong(index, time.toEpochMilli());
    } else if (value instanceof Number number) {
      statement.setLong(index, number.longValue());
    } else if (value instanceof byte[] bytes) {
      statement.setBytes(index, bytes);
    } else if (value == null || value instanceof String) {
      statement.setObject(index, value);
    } else {
      throw new IllegalArgumentException("no parameter: " + value.getClass());
    }
  }

  private StoreException failed(String what, SQLException cause) {
    if (deadline.passed()) {
      return new StoreUnavailableException(what + " took too long", cause);
    }
    if (!down.test(cause)) {
      return new StoreException(what + " failed: " + cause.getMessage(), cause);
    }
    failure = new DatabaseDownException(String.valueOf(cause.getMessage()), cause);
    return failure;
  }

  /** The connection itself, for what only its database can do. */
  Connection connection() {
    return connection;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException unable) {
      LOG.debug("A connection could not be closed", unable);
    }
  }
}
