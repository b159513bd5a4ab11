package dev.fossawatch.core.store;

import dev.fossawatch.core.time.TimeSource;
import org.jspecify.annotations.Nullable;

/** A database in memory, whose one connection writes and reads. */
final class SqliteMemory implements Database {
  private final Sqlite sqlite;
  private final @Nullable String why;
  private final TimeSource time;

  SqliteMemory(String instance, @Nullable String why, TimeSource time) {
    this.sqlite = new Sqlite(instance, time);
    this.why = why;
    this.time = time;
  }

  @Override
  public String place() {
    return "memory";
  }

  @Override
  public String volatility() {
    return why == null ? "State is kept in memory alone." : why;
  }

  @Override
  public Sql begin() {
    return Sqlite.BEGIN;
  }

  @Override
  public Session open() throws UnusableStoreException {
    Sqlite.load();
    try {
      Session session = sqlite.memory();
      Schema.ours().migrate(session, place(), Sqlite.BEGIN, time.now());
      return session;
    } catch (StoreException impossible) {
      throw new UnusableStoreException(
          "No database can be made in memory: " + impossible.getMessage(), impossible);
    }
  }

  @Override
  public Session reopen() throws StoreException {
    throw new DatabaseDownException("what was in memory is gone", null);
  }

  @Override
  public Session reader(Session writer) {
    return writer;
  }

  @Override
  public int readers() {
    return 1;
  }

  @Override
  public @Nullable Session copy() {
    return null;
  }
}
