package dev.fossawatch.demo.stores;

import dev.fossawatch.demo.data.Database;
import dev.fossawatch.demo.data.SqlFile;
import dev.fossawatch.demo.web.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The stores and dispensers in the database. Thread-safe. */
public final class Stores {
  private final Database database;
  private final SqlFile sql = SqlFile.beside(Stores.class, "stores.sql");

  public Stores(Database database) {
    this.database = database;
  }

  /** The stores of a region, or all of them where it is empty; at most 200. */
  public List<Store> list(String region) {
    return database.list(sql.get("list"), Stores::store, region, region);
  }

  /** The store with that id. */
  public Optional<Store> find(long id) {
    return database.first(sql.get("by id"), Stores::store, id);
  }

  /** Refuses an id that no store has. */
  public void mustHave(long id) {
    if (find(id).isEmpty()) {
      throw Refusal.badRequest("There is no such store.");
    }
  }

  /** At most 50 stores with these letters in number, brand or address. */
  public List<Store> search(String text) {
    return database.list(sql.get("search"), Stores::store, text);
  }

  /** The dispensers of a store. */
  public List<Dispenser> dispensers(long storeId) {
    return database.list(sql.get("dispensers"), Stores::dispenser, storeId);
  }

  /** The dispenser with that id. */
  public Optional<Dispenser> dispenser(long id) {
    return database.first(sql.get("dispenser"), Stores::dispenser, id);
  }

  private static Store store(ResultSet row) throws SQLException {
    return new Store(
        row.getLong("id"),
        row.getString("number"),
        row.getString("brand"),
        row.getString("street"),
        row.getString("city"),
        row.getString("region"),
        row.getInt("open_orders"));
  }

  private static Dispenser dispenser(ResultSet row) throws SQLException {
    return new Dispenser(
        row.getLong("id"),
        row.getLong("store_id"),
        row.getInt("position"),
        row.getString("maker"),
        row.getString("model"),
        row.getString("grades"),
        row.getString("controller_address"));
  }
}
