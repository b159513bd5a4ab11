package dev.fossawatch.demo.reports;

import dev.fossawatch.demo.data.Database;
import dev.fossawatch.demo.web.Chance;
import dev.fossawatch.demo.web.Form;
import dev.fossawatch.demo.web.Pages;
import dev.fossawatch.demo.web.PathSegments;
import dev.fossawatch.demo.web.Refusal;
import dev.fossawatch.demo.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** {@code /reports} and the downloads below it. */
public final class ReportPages extends Resource {
  private static final long RECALCULATION_MILLIS = 1_800;
  private static final int MAX_DAYS = 90;

  private final Pages pages;
  private final Reports reports;
  private final Chance recalculation;

  /**
   * @param recalculation decides when the nightly report is not ready and must be waited for
   */
  public ReportPages(Pages pages, Database database, Chance recalculation) {
    this.pages = pages;
    this.reports = new Reports(database);
    this.recalculation = recalculation;
  }

  private record Model(List<RegionFigures> regions) {}

  @Override
  protected void get(HttpServletRequest request, HttpServletResponse response) throws IOException {
    PathSegments path = PathSegments.of(request);
    String name = path.size() == 1 ? path.names().get(0) : "";
    if (path.size() > 1) {
      throw Refusal.notFound();
    }
    switch (name) {
      case "" -> pages.send(request, response, "reports", new Model(reports.regions()));
      case "nightly" -> pages.send(request, response, "nightly", nightly());
      case "work-orders.csv" -> reports.writeWorkOrders(download(response, name));
      case "readings.csv" -> sendReadings(request, response);
      default -> throw Refusal.notFound();
    }
  }

  private Model nightly() {
    if (recalculation.oneIn(5)) {
      recalculate();
    }
    return new Model(reports.regions());
  }

  private static void recalculate() {
    try {
      Thread.sleep(RECALCULATION_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void sendReadings(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int days = Form.number(request, "days", 30, MAX_DAYS);
    reports.writeReadings(days, download(response, "readings.csv"));
  }

  private static Writer download(HttpServletResponse response, String name) throws IOException {
    response.setContentType("text/csv;charset=utf-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    return response.getWriter();
  }
}
