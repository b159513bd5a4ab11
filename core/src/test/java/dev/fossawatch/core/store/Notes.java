package dev.fossawatch.core.store;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A table of a test's own, and what is done with it. */
final class Notes {
  private static final SqlFile SQL = SqlFile.of(Notes.class, "notes.sql");
  static final Sql CREATE = SQL.get("create");
  static final Sql INSERT = SQL.get("insert");
  static final Sql INSERT_WHOLE = SQL.get("insert-whole");
  static final Sql APPEND = SQL.get("append");
  static final Sql NUMBERS = SQL.get("numbers");
  static final Sql BODIES = SQL.get("bodies");
  static final Sql NUMBERS_AFTER = SQL.get("numbers-after");
  static final Sql WHOLE = SQL.get("whole");
  static final Sql FOREVER = SQL.get("forever");
  static final Sql MANY = SQL.get("many");

  private Notes() {}

  static void create(StateStore store) throws StoreException {
    store.writeAndWait(
        changes -> {
          changes.execute(CREATE);
          return true;
        });
  }

  static CompletableFuture<Written<Long>> insert(StateStore store, long number, String body) {
    return store.write(
        changes -> {
          changes.execute(INSERT, number, body);
          return number;
        });
  }

  static List<Long> numbers(StateStore store) throws StoreException {
    return store.read(rows -> rows.list(NUMBERS, row -> row.number("number")));
  }

  /** All numbers, however many: one question has a bounded answer. */
  static Set<Long> allNumbers(StateStore store) throws StoreException {
    Set<Long> all = new HashSet<>();
    for (List<Long> some = numbersAfter(store, -1);
        !some.isEmpty();
        some = numbersAfter(store, some.get(some.size() - 1))) {
      all.addAll(some);
    }
    return all;
  }

  private static List<Long> numbersAfter(StateStore store, long number) throws StoreException {
    return store.read(rows -> rows.list(NUMBERS_AFTER, row -> row.number("number"), number));
  }

  static List<String> bodies(StateStore store) throws StoreException {
    return store.read(rows -> rows.list(BODIES, row -> row.text("body")));
  }
}
