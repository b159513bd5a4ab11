package dev.fossawatch.demo.traffic;

import dev.fossawatch.core.time.TimeSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * About twenty visitors who use the application over HTTP as people and programs do, 5 to 20
 * requests a second. What each of them wants follows from the seed. At most as many requests run at
 * once as there are threads. Thread-safe.
 */
public final class Traffic implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Traffic.class);
  private static final int THREADS = 8;
  private static final long STOP_SECONDS = 5;

  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(THREADS, Traffic::thread);
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final Tally tally = new Tally();
  private final Day day;
  private final List<Visitor> visitors = new ArrayList<>();

  private Traffic(URI home, String apiToken, long seed, TimeSource time) {
    day = new Day(time);
    for (Persona persona : personas()) {
      Random random = new Random(seed * 1_000 + visitors.size());
      Browser browser =
          new Browser(client, home, tally, headers(persona, visitors.size(), apiToken));
      visitors.add(new Visitor(persona, browser, random, tally));
    }
  }

  /**
   * Sends the visitors out.
   *
   * @param home the application on this machine, without a slash at the end
   * @param apiToken what programs send as bearer token
   * @throws IllegalArgumentException where {@code home} is another machine
   */
  public static Traffic start(URI home, String apiToken, long seed, TimeSource time) {
    Traffic traffic = new Traffic(home, apiToken, seed, time);
    traffic.visitors.forEach(visitor -> traffic.later(visitor, visitor.arrival()));
    return traffic;
  }

  private static List<Persona> personas() {
    List<Persona> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.add(new Dispatcher());
      all.add(new Technician("tom"));
      all.add(new Technician("aiko"));
    }
    all.addAll(List.of(new Manager(), new Manager(), new Probe(), new Intruder()));
    for (int i = 0; i < 4; i++) {
      all.add(new Integration());
    }
    return all;
  }

  private static Map<String, String> headers(Persona persona, int index, String apiToken) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("User-Agent", persona.userAgent());
    headers.put(
        "X-Forwarded-For",
        persona instanceof Intruder ? "203.0.113.66" : "198.51.100." + (10 + index));
    if (persona instanceof Integration) {
      headers.put("Authorization", "Bearer " + apiToken);
    }
    return headers;
  }

  /** What the visitors have met so far. */
  public Tally tally() {
    return tally;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // visit lets no fault out
  private void later(Visitor visitor, Duration pause) {
    try {
      threads.schedule(() -> visit(visitor), pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      LOG.debug("No more visits");
    }
  }

  private void visit(Visitor visitor) {
    try {
      long thinkMillis = (long) (visitor.act().toMillis() / day.activity());
      later(visitor, Duration.ofMillis(thinkMillis));
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException fault) {
      LOG.warn("A visitor leaves for good", fault);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "forecourt-visitors");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("Some visitors did not leave within {} s", STOP_SECONDS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    visitors.forEach(Visitor::close);
  }
}
