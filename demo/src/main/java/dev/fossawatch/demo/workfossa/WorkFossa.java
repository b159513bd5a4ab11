package dev.fossawatch.demo.workfossa;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fossawatch.demo.web.Chance;
import dev.fossawatch.demo.web.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The outside service that hands out work orders, played by this process on a loopback port of its
 * own: {@code /v1/status} and {@code /v1/work-orders}. Sometimes slow, sometimes down, as outside
 * services are. Thread-safe.
 */
public final class WorkFossa implements AutoCloseable {
  private static final long SLOW_MILLIS = 1_500;
  private static final int STORES = 48;
  private static final List<String> TITLES =
      List.of(
          "Dispenser offline", "Meter calibration due", "Hose worn", "Card reader does not read");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(2, WorkFossa::thread);
  private final AtomicLong issued = new AtomicLong();
  private final Chance mishap;
  private final String run;

  private WorkFossa(HttpServer server, Chance mishap, String run) {
    this.server = server;
    this.mishap = mishap;
    this.run = run;
  }

  /**
   * What the service tells of one order.
   *
   * @param id the service's own id, unique over all its runs
   * @param storeId where
   * @param title what it is about
   */
  public record Ticket(String id, long storeId, String title) {}

  /**
   * What the service hands out at once.
   *
   * @param workOrders new orders, the oldest first
   */
  public record Batch(List<Ticket> workOrders) {
    public Batch {
      workOrders = List.copyOf(workOrders);
    }
  }

  private record State(String status) {}

  /**
   * Starts the service on a free loopback port.
   *
   * @param mishap decides when it is slow or down
   * @param run tells the orders of this run from those of others
   */
  public static WorkFossa start(Chance mishap, String run) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    WorkFossa service = new WorkFossa(server, mishap, run);
    server.createContext("/v1/status", exchange -> send(exchange, 200, new State("ok")));
    server.createContext("/v1/work-orders", service::handOut);
    server.setExecutor(service.threads);
    server.start();
    return service;
  }

  /** Where it answers, without a slash at the end. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handOut(HttpExchange exchange) throws IOException {
    if (mishap.oneIn(12)) {
      pause();
    }
    if (mishap.oneIn(20)) {
      send(exchange, 503, new State("maintenance"));
    } else {
      send(exchange, 200, batch());
    }
  }

  private Batch batch() {
    long from = issued.getAndAdd(2);
    List<Ticket> tickets = new ArrayList<>();
    for (long n = from; n < from + 2; n++) {
      tickets.add(
          new Ticket(
              run + "-" + n, 1 + n * 13 % STORES, TITLES.get((int) (n * 3 % TITLES.size()))));
    }
    return new Batch(tickets);
  }

  private static void send(HttpExchange exchange, int status, Object value) throws IOException {
    byte[] body = Json.bytes(value);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static void pause() {
    try {
      Thread.sleep(SLOW_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "workfossa");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
