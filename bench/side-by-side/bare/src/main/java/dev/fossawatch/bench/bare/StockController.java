package dev.fossawatch.bench.bare;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a store holds, asked of the database. */
@RestController
class StockController {
  private final JdbcClient database;

  StockController(JdbcClient database) {
    this.database = database;
  }

  @GetMapping("/stores/{store}/stock")
  List<Stock> stock(@PathVariable int store) {
    return database
        .sql("SELECT article, quantity FROM stock WHERE store = ? ORDER BY article")
        .param(store)
        .query(Stock.class)
        .list();
  }

  /**
   * One article in one store.
   *
   * @param article the article's number
   * @param quantity how many the store holds
   */
  record Stock(int article, int quantity) {}
}
