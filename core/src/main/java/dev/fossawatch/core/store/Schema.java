package dev.fossawatch.core.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables this program knows, as the migrations that make them, and whether those of a database
 * are older, the same or newer. Immutable.
 */
final class Schema {
  private static final SqlFile SQL = SqlFile.of(Schema.class, "schema.sql");
  private static final Sql CREATE = SQL.get("create");
  private static final Sql APPLIED = SQL.get("applied");
  private static final Sql INSERT = SQL.get("insert");

  private final List<Migration> migrations;

  Schema(List<Migration> migrations) {
    this.migrations = List.copyOf(migrations);
  }

  /** The migrations that {@code db/migrations.txt} lists. */
  static Schema ours() {
    List<Migration> migrations = new ArrayList<>();
    for (String file : SqlFile.text(Schema.class, "db/migrations.txt").lines().toList()) {
      String script = SqlFile.text(Schema.class, "db/" + file);
      migrations.add(new Migration(migrations.size() + 1, file, script));
    }
    return new Schema(migrations);
  }

  /**
   * Checks what a database says was applied to it, and changes nothing.
   *
   * @throws UnusableStoreException if that is more than, or not what, this program knows
   */
  void check(Session session, String place) throws StoreException {
    List<Applied> applied = session.list(APPLIED, Applied::read);
    for (Applied each : applied) {
      if (each.version() > migrations.size()) {
        throw new UnusableStoreException(
            ("%s was written by a newer Fossawatch: its schema is %d, this version knows %d. It was"
                    + " left as it is; use that version or a newer one, or the backup made before"
                    + " the upgrade.")
                .formatted(place, applied.size(), migrations.size()),
            null);
      }
      if (!migrations.get((int) each.version() - 1).checksum().equals(each.checksum())) {
        throw new UnusableStoreException(
            ("%s was made by another build of Fossawatch: its %s is not ours. It was left as it is;"
                    + " use that build, or another database.")
                .formatted(place, each.file()),
            null);
      }
    }
  }

  /**
   * Makes the table in which migrations are noted, and applies those that are missing, each in a
   * transaction with its note.
   *
   * @param begin how a transaction begins that nobody else can write beside
   */
  void migrate(Session session, String place, Sql begin, Instant now) throws StoreException {
    Transactions transactions = new Transactions(session, begin);
    transactions.inOne(() -> session.execute(CREATE));
    check(session, place);
    for (Migration migration : migrations) {
      transactions.inOne(() -> apply(session, migration, now));
    }
  }

  private static void apply(Session session, Migration migration, Instant now)
      throws StoreException {
    long version = migration.version();
    if (session.list(APPLIED, Applied::read).stream().anyMatch(a -> a.version() == version)) {
      return;
    }
    for (String statement : migration.statements()) {
      session.execute(statement);
    }
    session.execute(INSERT, version, migration.file(), migration.checksum(), now);
  }

  private record Applied(long version, String file, String checksum) {
    static Applied read(Row row) throws StoreException {
      return new Applied(row.number("version"), row.text("file"), row.text("checksum"));
    }
  }
}
