package dev.fossawatch.demo;

import dev.fossawatch.core.time.TimeSource;
import dev.fossawatch.demo.data.Database;
import dev.fossawatch.demo.login.Login;
import dev.fossawatch.demo.login.Tokens;
import dev.fossawatch.demo.login.Users;
import dev.fossawatch.demo.orders.OrderEvents;
import dev.fossawatch.demo.orders.OrderResources;
import dev.fossawatch.demo.orders.WorkOrders;
import dev.fossawatch.demo.reports.ReportPages;
import dev.fossawatch.demo.stores.StoreResources;
import dev.fossawatch.demo.stores.Stores;
import dev.fossawatch.demo.web.ErrorPage;
import dev.fossawatch.demo.web.Pages;
import dev.fossawatch.demo.web.Ping;
import dev.fossawatch.demo.web.Redirect;
import dev.fossawatch.demo.web.Resource;
import dev.fossawatch.demo.web.StaticFiles;
import dev.fossawatch.demo.workfossa.Sync;
import dev.fossawatch.demo.workfossa.WorkFossa;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * The application itself, without a server: field service for fuel dispensers. Knows nothing of
 * being watched.
 */
final class Forecourt implements AutoCloseable {
  private static final int SYNC_SECONDS = 10;
  private static final int HOUSEKEEPING_SECONDS = 60;
  private static final int HEARTBEAT_SECONDS = 15;

  private final String apiToken = Tokens.make();
  private final Path uploads;
  private final Database database;
  private final WorkFossa workFossa;
  private final OrderEvents events = new OrderEvents();
  private final Jobs jobs = new Jobs();
  private final Login login;
  private final Map<String, Resource> resources = new TreeMap<>();

  private Forecourt(
      Path directory, Database database, WorkFossa workFossa, Mishaps mishaps, TimeSource time) {
    this.uploads = directory;
    this.database = database;
    this.workFossa = workFossa;
    Pages pages = new Pages();
    Stores stores = new Stores(database);
    WorkOrders orders = new WorkOrders(database, events, time);
    login = new Login(new Users(database), pages, time, apiToken);
    mapCommon(pages);
    resources.putAll(login.resources());
    resources.putAll(StoreResources.of(stores, pages, jobs.threads(), mishaps.controllers()));
    resources.putAll(OrderResources.of(orders, stores, events, pages));
    resources.put("/reports/*", new ReportPages(pages, database, mishaps.reports()));
    schedule(orders);
  }

  /**
   * Opens the application's data in a directory and starts its background jobs.
   *
   * @throws IOException where the directory cannot be made
   */
  static Forecourt open(Path directory, Mishaps mishaps, TimeSource time) throws IOException {
    Files.createDirectories(directory);
    Database database = Database.open(directory);
    WorkFossa workFossa =
        WorkFossa.start(mishaps.workFossa(), Long.toString(time.millis(), Character.MAX_RADIX));
    return new Forecourt(directory, database, workFossa, mishaps, time);
  }

  private void mapCommon(Pages pages) {
    resources.put("", Redirect.found("/stores"));
    resources.put("/jobs/*", Redirect.moved("/work-orders"));
    resources.put("/ping", new Ping());
    resources.put("/static/*", new StaticFiles());
    resources.put("/error", new ErrorPage(pages));
  }

  private void schedule(WorkOrders orders) {
    Sync sync = new Sync(workFossa.address(), orders);
    jobs.every(SYNC_SECONDS, "sync", sync::run);
    jobs.every(HOUSEKEEPING_SECONDS, "housekeeping", orders::forgetOld);
    jobs.every(HEARTBEAT_SECONDS, "heartbeat", events::stillHere);
  }

  /** The resources by their mapping. */
  Map<String, Resource> resources() {
    return Map.copyOf(resources);
  }

  /** What lets only known users and programs in. */
  Filter login() {
    return login.filter();
  }

  /** What programs send as bearer token; a new one each time. */
  String apiToken() {
    return apiToken;
  }

  /** Where uploads may rest while they arrive. */
  Path uploads() {
    return uploads;
  }

  /** The pool that the application's own connections come from. */
  DataSource pool() {
    return database.pool();
  }

  /** Where the outside service answers. */
  URI workFossa() {
    return workFossa.address();
  }

  /** Ends the live streams, so that the server can stop at once. */
  void endStreams() {
    events.close();
  }

  @Override
  public void close() {
    endStreams();
    jobs.close();
    workFossa.close();
    database.close();
  }
}
