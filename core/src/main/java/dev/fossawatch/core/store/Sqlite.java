package dev.fossawatch.core.store;

import dev.fossawatch.core.time.TimeSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.SQLiteOpenMode;

/** Connections to SQLite. */
final class Sqlite {
  private static final SqlFile SQL = SqlFile.of(Sqlite.class, "sqlite.sql");
  static final Sql BEGIN = SQL.get("begin");
  static final Sql BYTES = SQL.get("bytes");
  static final Sql TABLES = SQL.get("tables");
  static final Sql QUICK_CHECK = SQL.get("quick-check");
  private static final Sql WAIT_FOR_OTHERS = SQL.get("wait-for-others");
  private static final Sql WRITE_AHEAD = SQL.get("write-ahead");
  private static final Sql FULL = SQL.get("full");
  private static final Sql BOUND_THE_LOG = SQL.get("bound-the-log");
  private static final Sql TRUST_NOTHING = SQL.get("trust-nothing");
  private static final Sql READ_ONLY = SQL.get("read-only");

  /** How many steps of the virtual machine lie between two looks at the deadline. */
  private static final int STEPS = 10_000;

  private static final Set<SQLiteErrorCode> DOWN =
      Set.of(
          SQLiteErrorCode.SQLITE_PERM,
          SQLiteErrorCode.SQLITE_BUSY,
          SQLiteErrorCode.SQLITE_NOMEM,
          SQLiteErrorCode.SQLITE_READONLY,
          SQLiteErrorCode.SQLITE_IOERR,
          SQLiteErrorCode.SQLITE_CORRUPT,
          SQLiteErrorCode.SQLITE_FULL,
          SQLiteErrorCode.SQLITE_CANTOPEN,
          SQLiteErrorCode.SQLITE_PROTOCOL,
          SQLiteErrorCode.SQLITE_NOTADB);

  private final String instance;
  private final TimeSource time;

  Sqlite(String instance, TimeSource time) {
    this.instance = instance;
    this.time = time;
  }

  /**
   * Loads the native library.
   *
   * @throws UnusableStoreException if there is none that works here
   */
  static void load() throws UnusableStoreException {
    try {
      if (SQLiteJDBCLoader.initialize()) {
        return;
      }
      throw noLibrary(null);
    } catch (UnusableStoreException none) {
      throw none;
    } catch (Exception | LinkageError unable) {
      throw noLibrary(unable);
    }
  }

  private static UnusableStoreException noLibrary(@Nullable Throwable unable) {
    return new UnusableStoreException(
        "The native library of SQLite cannot be loaded"
            + (unable == null ? "" : " (" + unable + ")")
            + "; it is unpacked into java.io.tmpdir, which must allow programs, or into"
            + " -Dorg.sqlite.tmpdir.",
        unable);
  }

  /** A connection that writes to a file that exists. */
  Session writer(Path file) throws StoreException {
    SQLiteConfig config = new SQLiteConfig();
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    Session session = connect(file.toUri().toString(), config);
    return prepared(session, WAIT_FOR_OTHERS, WRITE_AHEAD, FULL, BOUND_THE_LOG, TRUST_NOTHING);
  }

  /** A connection that cannot change a file. */
  Session reader(Path file) throws StoreException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    Session session = connect(file.toUri().toString(), config);
    return prepared(session, WAIT_FOR_OTHERS, TRUST_NOTHING, READ_ONLY);
  }

  /** An empty database in memory. */
  Session memory() throws StoreException {
    return connect(":memory:", new SQLiteConfig());
  }

  private Session connect(String where, SQLiteConfig config) throws StoreException {
    try {
      Deadline deadline = new Deadline(time);
      Connection connection = JDBC.createConnection(JDBC.PREFIX + where, config.toProperties());
      ProgressHandler.setHandler(connection, STEPS, new Limit(deadline));
      return new Session(connection, instance, deadline, Sqlite::isDown);
    } catch (SQLException unable) {
      throw new DatabaseDownException(String.valueOf(unable.getMessage()), unable);
    }
  }

  private static Session prepared(Session session, Sql... statements) throws StoreException {
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

  /** Whether the database fails, and not what was asked of it. */
  static boolean isDown(SQLException failure) {
    return DOWN.contains(primary(failure));
  }

  /** Whether the file is not what SQLite has written. */
  static boolean isDamage(SQLException failure) {
    SQLiteErrorCode code = primary(failure);
    return code == SQLiteErrorCode.SQLITE_CORRUPT || code == SQLiteErrorCode.SQLITE_NOTADB;
  }

  private static SQLiteErrorCode primary(SQLException failure) {
    return failure instanceof SQLiteException known
        ? SQLiteErrorCode.getErrorCode(known.getResultCode().code & 0xff)
        : SQLiteErrorCode.UNKNOWN_ERROR;
  }

  private static final class Limit extends ProgressHandler {
    private final Deadline deadline;

    Limit(Deadline deadline) {
      this.deadline = deadline;
    }

    @Override
    protected int progress() {
      return deadline.passed() ? 1 : 0;
    }
  }
}
