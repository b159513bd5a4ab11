package dev.fossawatch.core.store;

import dev.fossawatch.core.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConnection;

/** The database {@code state.db} in a data directory. */
final class SqliteFile implements Database {
  static final String NAME = "state.db";
  private static final Logger LOG = LoggerFactory.getLogger(SqliteFile.class);
  private static final int READERS = 2;
  private static final long MAX_COPY_BYTES = 64L * 1024 * 1024;

  private final Path file;
  private final Sqlite sqlite;
  private final TimeSource time;
  private final long maxCopyBytes;

  SqliteFile(Path file, String instance, TimeSource time, long maxCopyBytes) {
    this.file = file;
    this.sqlite = new Sqlite(instance, time);
    this.time = time;
    this.maxCopyBytes = maxCopyBytes;
  }

  static SqliteFile in(DataDirectory directory, String instance, TimeSource time)
      throws UnusableStoreException {
    Path path =
        directory
            .path()
            .orElseThrow(() -> new UnusableStoreException("There is no data directory.", null));
    return new SqliteFile(path.resolve(NAME), instance, time, MAX_COPY_BYTES);
  }

  @Override
  public String place() {
    return file.toString();
  }

  @Override
  public @Nullable String volatility() {
    return null;
  }

  @Override
  public Sql begin() {
    return Sqlite.BEGIN;
  }

  @Override
  public Session open() throws UnusableStoreException {
    Sqlite.load();
    @Nullable Session session = null;
    boolean done = false;
    try {
      SqliteHeaders.check(file);
      OwnerOnly.create(file);
      look();
      session = sqlite.writer(file);
      Schema.ours().migrate(session, place(), Sqlite.BEGIN, time.now());
      warnOfOthers(session);
      done = true;
      return session;
    } catch (UnusableStoreException refused) {
      throw refused;
    } catch (IOException unable) {
      throw unusable(unable);
    } finally {
      if (!done && session != null) {
        session.close();
      }
    }
  }

  private void warnOfOthers(Session session) throws StoreException {
    List<String> others = CommitNumber.others(session);
    if (!others.isEmpty() && CommitNumber.read(session) < 0) {
      LOG.warn(
          "{} holds the state of {} and none of this instance; was the instance renamed?",
          file,
          others);
    }
  }

  /** Looks at what is there through a connection that cannot change it. */
  private void look() throws StoreException {
    try (Session session = sqlite.reader(file)) {
      List<String> tables = session.list(Sqlite.TABLES, row -> row.text("name"));
      if (tables.isEmpty()) {
        return;
      }
      List<String> found = session.list(Sqlite.QUICK_CHECK, row -> row.text("quick_check"));
      if (!found.equals(List.of("ok"))) {
        throw damaged(String.join("; ", found), null);
      }
      if (!tables.contains("fossawatch_migrations")) {
        throw new UnusableStoreException(
            file
                + " is the database of another program. It was left as it is; move it away, or name"
                + " another data directory.",
            null);
      }
      Schema.ours().check(session, place());
    }
  }

  private UnusableStoreException unusable(IOException unable) {
    if (unable.getCause() instanceof SQLException cause && Sqlite.isDamage(cause)) {
      return damaged(String.valueOf(unable.getMessage()), unable);
    }
    return new UnusableStoreException(
        file
            + " cannot be used: "
            + unable.getMessage()
            + ". It was left as it is; make sure that its disk has space, that this user may write"
            + " to it and that no other program has it locked.",
        unable);
  }

  private UnusableStoreException damaged(String how, @Nullable Throwable cause) {
    return new UnusableStoreException(SqliteHeaders.damaged(file, how), cause);
  }

  @Override
  public Session reopen() throws StoreException {
    return sqlite.writer(file);
  }

  @Override
  public Session reader(Session writer) throws StoreException {
    return sqlite.reader(file);
  }

  @Override
  public int readers() {
    return READERS;
  }

  @Override
  public @Nullable Session copy() {
    try {
      return bytes() > maxCopyBytes ? null : restored(sqlite.memory());
    } catch (StoreException unable) {
      LOG.debug("{} cannot be copied", file, unable);
      return null;
    }
  }

  private long bytes() throws StoreException {
    try (Session session = sqlite.reader(file)) {
      return session.first(Sqlite.BYTES, row -> row.number("bytes")).orElse(Long.MAX_VALUE);
    }
  }

  private @Nullable Session restored(Session copy) {
    try {
      SQLiteConnection connection = copy.connection().unwrap(SQLiteConnection.class);
      if (Files.exists(file)
          && connection.getDatabase().restore("main", file.toString(), null) == 0) {
        return copy;
      }
    } catch (SQLException unable) {
      LOG.debug("{} cannot be copied", file, unable);
    }
    copy.close();
    return null;
  }
}
