package dev.fossawatch.core.store;

import dev.fossawatch.core.time.TimeSource;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A database file on a disk that a test can fill, and break in other ways. */
final class Narrow implements Database {
  private static final Sql PAGES = new Sql("pages", "PRAGMA page_count");

  private final SqliteFile file;
  private volatile int room = 1_000_000;
  private long size;
  private volatile @Nullable RuntimeException fault;

  Narrow(Path path, long maxCopyBytes, TimeSource time) {
    file = new SqliteFile(path, "local", time, maxCopyBytes);
  }

  /** Lets no connection made from now on grow the database by more than so many pages in all. */
  void room(int pages) {
    room = pages;
  }

  /** Throws this wherever a transaction begins; null for nothing any more. */
  void fault(@Nullable RuntimeException fault) {
    this.fault = fault;
  }

  @Override
  public String place() {
    return file.place();
  }

  @Override
  public @Nullable String volatility() {
    return file.volatility();
  }

  @Override
  public Sql begin() {
    RuntimeException thrown = fault;
    if (thrown != null) {
      throw thrown;
    }
    return file.begin();
  }

  @Override
  public Session open() throws UnusableStoreException {
    Session session = file.open();
    try {
      size = session.first(PAGES, row -> row.number("page_count")).orElseThrow();
      return narrowed(session);
    } catch (StoreException unable) {
      throw new UnusableStoreException("cannot be narrowed", unable);
    }
  }

  @Override
  public Session reopen() throws StoreException {
    return narrowed(file.reopen());
  }

  private Session narrowed(Session session) throws StoreException {
    session.execute("PRAGMA max_page_count = " + (size + room));
    return session;
  }

  @Override
  public Session reader(Session writer) throws StoreException {
    return file.reader(writer);
  }

  @Override
  public int readers() {
    return file.readers();
  }

  @Override
  public @Nullable Session copy() {
    return file.copy();
  }
}
