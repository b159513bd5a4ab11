package dev.fossawatch.core.store;

import java.util.List;

/** The number of an instance's last commit, as its database tells it. */
final class CommitNumber {
  private static final SqlFile SQL = SqlFile.of(CommitNumber.class, "ownership.sql");
  private static final Sql FIRST = SQL.get("first");
  private static final Sql COMMITS = SQL.get("commits");
  private static final Sql COUNT = SQL.get("count");
  private static final Sql OTHERS = SQL.get("others");

  private CommitNumber() {}

  /** Begins to count, where that has not been done. */
  static void begin(Session session) throws StoreException {
    session.execute(FIRST);
  }

  static long read(Session session) throws StoreException {
    return session.first(COMMITS, row -> row.number("commits")).orElse(-1L);
  }

  static void write(Session session, long number) throws StoreException {
    session.execute(COUNT, number);
  }

  /** Other instances that have written here, three at most. */
  static List<String> others(Session session) throws StoreException {
    return session.list(OTHERS, row -> row.text("instance"));
  }
}
