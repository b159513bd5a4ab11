package dev.fossawatch.demo.reports;

import dev.fossawatch.demo.data.Database;
import dev.fossawatch.demo.data.SqlFile;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;

/** The figures themselves. Thread-safe. */
final class Reports {
  private final Database database;
  private final SqlFile sql = SqlFile.beside(Reports.class, "reports.sql");

  Reports(Database database) {
    this.database = database;
  }

  List<RegionFigures> regions() {
    return database.list(
        sql.get("regions"),
        row ->
            new RegionFigures(
                row.getString("region"),
                row.getInt("stores"),
                row.getInt("open_orders"),
                row.getInt("closed_orders"),
                row.getLong("minutes")));
  }

  void writeWorkOrders(Writer out) throws IOException {
    Csv csv = new Csv(out);
    csv.line(
        "id", "store", "city", "title", "priority", "status", "created by", "created", "closed");
    for (Object[] line : workOrders()) {
      csv.line(line);
    }
  }

  private List<Object[]> workOrders() {
    return database.list(
        sql.get("work orders"),
        row -> {
          Object[] line = new Object[9];
          line[0] = row.getLong(1);
          for (int column = 2; column <= 9; column++) {
            line[column - 1] = Objects.requireNonNullElse(row.getString(column), "");
          }
          return line;
        });
  }

  /** Every dispenser's meter at every hour of so many days: about 6,900 lines a day. */
  void writeReadings(int days, Writer out) throws IOException {
    Csv csv = new Csv(out);
    csv.line("day", "hour", "dispenser", "litres");
    List<Long> dispensers = database.list(sql.get("dispensers"), row -> row.getLong(1));
    for (int day = 1; day <= days; day++) {
      for (int hour = 0; hour < 24; hour++) {
        for (long dispenser : dispensers) {
          csv.line(day, hour, dispenser, litres(day, hour, dispenser));
        }
      }
    }
  }

  private static long litres(int day, int hour, long dispenser) {
    int rush = Math.max(0, 12 - Math.abs(14 - hour));
    return rush * 9L + (day * 31L + dispenser * 17) % 40;
  }
}
