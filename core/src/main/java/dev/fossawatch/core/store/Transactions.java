package dev.fossawatch.core.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins, ends and divides the transactions of a session. */
final class Transactions {
  private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
  private static final SqlFile SQL = SqlFile.of(Transactions.class, "transactions.sql");
  private static final Sql COMMIT = SQL.get("commit");
  private static final Sql ROLLBACK = SQL.get("rollback");
  private static final Sql SAVEPOINT = SQL.get("savepoint");
  private static final Sql RELEASE = SQL.get("release");
  private static final Sql ROLLBACK_TO = SQL.get("rollback-to");

  private final Session session;
  private final Sql begin;

  Transactions(Session session, Sql begin) {
    this.session = session;
    this.begin = begin;
  }

  /** What is done in a transaction or a part of one. */
  interface Work {
    void run() throws StoreException;
  }

  /** Does something in a transaction of its own. */
  void inOne(Work work) throws StoreException {
    begin();
    boolean done = false;
    try {
      work.run();
      commit();
      done = true;
    } finally {
      if (!done) {
        rollback(session);
      }
    }
  }

  void begin() throws StoreException {
    session.execute(begin);
  }

  void commit() throws StoreException {
    session.execute(COMMIT);
  }

  /** Undoes the transaction, as far as there still is one. */
  static void rollback(Session session) {
    try {
      session.execute(ROLLBACK);
    } catch (StoreException over) {
      LOG.debug("The database has ended the transaction itself", over);
    }
  }

  /**
   * Does something as a part of a transaction that can fail alone. Outside of one, it is a
   * transaction itself.
   */
  static void inPart(Session session, Work work) throws StoreException {
    session.execute(SAVEPOINT);
    boolean done = false;
    try {
      work.run();
      session.check();
      done = true;
    } finally {
      if (!done) {
        undo(session);
      }
    }
    session.execute(RELEASE);
  }

  private static void undo(Session session) throws StoreException {
    session.check();
    session.execute(ROLLBACK_TO);
    session.execute(RELEASE);
  }
}
