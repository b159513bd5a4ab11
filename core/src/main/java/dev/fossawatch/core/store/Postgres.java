package dev.fossawatch.core.store;

import dev.fossawatch.core.time.TimeSource;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The schema {@code fossawatch} of a PostgreSQL database. The connection that writes holds an
 * advisory lock on the instance, so that one process at a time writes as it.
 */
final class Postgres implements Database {
  private static final SqlFile SQL = SqlFile.of(Postgres.class, "postgresql.sql");
  private static final Sql BEGIN = SQL.get("begin");
  private static final Sql EXISTS = SQL.get("exists");
  private static final Sql CREATE = SQL.get("create");
  private static final Sql USE = SQL.get("use");
  private static final Sql DURABLE = SQL.get("durable");
  private static final Sql PATIENCE = SQL.get("patience");
  private static final Sql SHORT_PATIENCE = SQL.get("short-patience");
  private static final Sql READ_ONLY = SQL.get("read-only");
  private static final Sql ONE_AT_A_TIME = SQL.get("one-at-a-time");
  private static final Sql NEXT_ONE = SQL.get("next-one");
  private static final Sql CLAIM = SQL.get("claim");

  private static final String DRIVER = "org.postgresql.Driver";
  private static final int READERS = 2;
  private static final String CANCELED = "57014";
  private static final String READ_ONLY_TRANSACTION = "25006";

  /** Connection, resources, operator's intervention, system, configuration, log-in, damage. */
  private static final Set<String> DOWN_CLASSES = Set.of("08", "53", "57", "58", "F0", "28", "XX");

  private final DatabaseAddress address;
  private final String instance;
  private final TimeSource time;

  Postgres(DatabaseAddress address, String instance, TimeSource time) {
    this.address = address;
    this.instance = instance;
    this.time = time;
  }

  @Override
  public String place() {
    return address.toString();
  }

  @Override
  public @Nullable String volatility() {
    return null;
  }

  @Override
  public Sql begin() {
    return BEGIN;
  }

  @Override
  public Session open() throws UnusableStoreException {
    @Nullable Session session = null;
    boolean done = false;
    try {
      session = connect(30, PATIENCE, DURABLE);
      session.once(ONE_AT_A_TIME);
      if (session.first(EXISTS, row -> row.text("nspname")).isEmpty()) {
        session.once(CREATE);
      }
      session.once(USE);
      Schema.ours().migrate(session, place(), BEGIN, time.now());
      session.once(NEXT_ONE);
      claim(session);
      done = true;
      return session;
    } catch (UnusableStoreException refused) {
      throw refused;
    } catch (StoreException unable) {
      throw new UnusableStoreException(
          ("The database %s cannot be used: %s. Make sure that it runs, that the user may connect"
                  + " and that a schema fossawatch is there or may be made.")
              .formatted(place(), unable.getMessage()),
          unable);
    } finally {
      if (!done && session != null) {
        session.close();
      }
    }
  }

  private void claim(Session session) throws StoreException {
    if (session.first(CLAIM, row -> row.number("ours")).orElse(0L) != 1) {
      throw new UnusableStoreException(
          ("Another Fossawatch writes to %s as the instance '%s'. Stop it, or give this one a name"
                  + " of its own (FOSSAWATCH_INSTANCE).")
              .formatted(place(), instance),
          null);
    }
  }

  @Override
  public Session reopen() throws StoreException {
    Session session = connect(30, PATIENCE, DURABLE, USE);
    boolean done = false;
    try {
      claim(session);
      done = true;
      return session;
    } finally {
      if (!done) {
        session.close();
      }
    }
  }

  @Override
  public Session reader(Session writer) throws StoreException {
    return connect(10, SHORT_PATIENCE, READ_ONLY, USE);
  }

  @Override
  public int readers() {
    return READERS;
  }

  @Override
  public @Nullable Session copy() {
    return null;
  }

  private Session connect(int socketSeconds, Sql... statements) throws StoreException {
    Session session = connect(socketSeconds);
    boolean done = false;
    try {
      session.once(statements);
      done = true;
      return session;
    } finally {
      if (!done) {
        session.close();
      }
    }
  }

  private Session connect(int socketSeconds) throws StoreException {
    try {
      Class.forName(DRIVER);
      return new Session(
          DriverManager.getConnection(address.url(), login(socketSeconds)),
          instance,
          new Deadline(time),
          Postgres::isDown);
    } catch (ClassNotFoundException missing) {
      throw new UnusableStoreException(
          "PostgreSQL needs its driver, which is not in the class path: add"
              + " org.postgresql:postgresql.",
          missing);
    } catch (SQLException unable) {
      throw new DatabaseDownException(String.valueOf(unable.getMessage()), unable);
    }
  }

  private Properties login(int socketSeconds) {
    Properties login = new Properties();
    login.setProperty("ApplicationName", "fossawatch");
    login.setProperty("connectTimeout", "5");
    login.setProperty("loginTimeout", "10");
    login.setProperty("socketTimeout", Integer.toString(socketSeconds));
    login.setProperty("tcpKeepAlive", "true");
    login.setProperty("logServerErrorDetail", "false"); // the values of rows
    if (address.user() != null) {
      login.setProperty("user", address.user());
    }
    if (address.password() != null) {
      login.setProperty("password", address.password());
    }
    return login;
  }

  private static boolean isDown(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return !state.equals(CANCELED)
        && (state.equals(READ_ONLY_TRANSACTION)
            || DOWN_CLASSES.contains(state.substring(0, Math.min(2, state.length()))));
  }
}
