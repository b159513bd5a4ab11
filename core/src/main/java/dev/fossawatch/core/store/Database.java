package dev.fossawatch.core.store;

import org.jspecify.annotations.Nullable;

/** A kind of database, and how it is connected to. */
interface Database {
  /** Where it is, for people; never a secret. */
  String place();

  /** Why what it keeps does not survive the process; null where it does. */
  @Nullable String volatility();

  /**
   * Connects for the first time: checks what is there and brings its schema up to date.
   *
   * @throws UnusableStoreException if it cannot be used; it was left as it is
   */
  Session open() throws UnusableStoreException;

  /** Connects again for writing, to the very database that was opened. */
  Session reopen() throws StoreException;

  /**
   * Connects for reading.
   *
   * @param writer the connection for writing, which a database in memory shares
   */
  Session reader(Session writer) throws StoreException;

  /** How a transaction begins that is going to write. */
  Sql begin();

  /** How many readers there may be. */
  int readers();

  /** All of it in memory, to be changed at will; null where that cannot be had. */
  @Nullable Session copy();
}
