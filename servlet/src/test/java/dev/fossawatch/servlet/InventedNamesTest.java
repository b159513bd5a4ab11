package dev.fossawatch.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.Fossawatch;
import dev.fossawatch.core.testing.Patience;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients can invent without end makes neither series nor memory grow without end. */
class InventedNamesTest {
  private static final int EACH = 100_000;
  private static final int PARTS = 3;
  private static final long REQUESTS = 3L * EACH;
  private static final int MAX_ROUTES = 200;
  private static final int MAX_SERIES = 20_000;
  private static final long FLAT_BYTES = 16L * 1024 * 1024;
  private static final String KNOWN = "/shop/orders/1";
  private static final Pattern ROUTE = Pattern.compile("http_route=\"([^\"]*)\"");
  private static final Pattern METHOD = Pattern.compile("http_request_method=\"([^\"]*)\"");
  private static final Pattern HISTORY = Pattern.compile("fossawatch_history_series (\\S+)");

  @TempDir private Path directory = Path.of("");

  @Test
  void namesAreAllDifferent() {
    for (IntFunction<String> names :
        List.<IntFunction<String>>of(Inventions::path, Inventions::method, Inventions::host)) {
      assertThat(IntStream.range(0, EACH).mapToObj(names).distinct().count()).isEqualTo(EACH);
    }
  }

  @Test
  void pathsMethodsAndHostsWithoutEndFindBothSeriesAndMemoryBounded() throws Exception {
    Fossawatch.Builder builder = Fossawatch.builder().config(TestConfig.withData(directory));
    try (WatchedJetty server = new WatchedJetty(builder, InventedNamesTest::answer)) {
      List<Long> live = new ArrayList<>();
      try (Pipeline client = new Pipeline(server.port())) {
        for (int part = 0; part < PARTS; part++) {
          flood(client, EACH * part / PARTS, EACH * (part + 1) / PARTS);
          live.add(liveBytes());
        }
        assertCounted(server.fossawatch(), client.statuses());
      }
      assertThat(Patience.until(() -> remembers(scrape(server)))).isTrue();
      List<String> scrape = scrape(server);
      report(scrape, live);
      assertBounded(scrape);
      assertThat(Collections.max(live) - Collections.min(live)).isLessThan(FLAT_BYTES);
    }
  }

  private static void answer(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(request.getPathInfo().startsWith("/broken/") ? 500 : 200);
  }

  private static void flood(Pipeline client, int from, int to) throws IOException {
    for (int i = from; i < to; i++) {
      client.ask("GET", Inventions.path(i), "localhost");
      client.ask(Inventions.method(i), i % 2 == 0 ? KNOWN : Inventions.path(i), "localhost");
      client.ask("GET", KNOWN, Inventions.host(i));
    }
    client.flush();
  }

  private static long liveBytes() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      least = Math.min(least, used);
    }
    return least;
  }

  private static void assertCounted(Fossawatch fossawatch, Map<Integer, Long> statuses)
      throws Exception {
    assertThat(statuses.keySet()).containsExactly(200, 404, 500);
    assertThat(Patience.until(() -> total(fossawatch) == REQUESTS)).isTrue();
    assertThat(fossawatch.metrics().application().requests().byStatus())
        .isEqualTo(
            statuses.entrySet().stream()
                .collect(Collectors.toMap(entry -> "" + entry.getKey(), Map.Entry::getValue)));
  }

  private static long total(Fossawatch fossawatch) {
    return fossawatch.metrics().application().requests().total();
  }

  private static List<String> scrape(WatchedJetty server) throws IOException {
    return server
        .ask("/prometheus/metrics")
        .text()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .toList();
  }

  /** Whether the history has taken in every histogram of the scrape. */
  private static boolean remembers(List<String> scrape) {
    long ofRequests = scrape.stream().filter(line -> line.contains("http_route=")).count();
    return history(scrape) >= ofRequests;
  }

  private static double history(List<String> scrape) {
    String value = values(scrape, HISTORY).iterator().next();
    return Double.parseDouble(value);
  }

  private static Set<String> values(List<String> scrape, Pattern pattern) {
    return scrape.stream()
        .flatMap(line -> pattern.matcher(line).results())
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void assertBounded(List<String> scrape) {
    assertThat(scrape).hasSizeLessThan(MAX_SERIES);
    assertThat(history(scrape)).isLessThanOrEqualTo(MAX_SERIES);
    assertThat(values(scrape, ROUTE))
        .contains("/shop/orders/{id}", "/shop/files/{id}", "unmatched")
        .hasSizeLessThanOrEqualTo(MAX_ROUTES + 2);
    assertThat(values(scrape, METHOD)).containsExactly("GET", "_OTHER");
    assertThat(scrape).noneMatch(line -> line.contains(".example"));
    assertThat(scrape).contains("fossawatch_history_dropped_samples_total 0.0");
  }

  private static void report(List<String> scrape, List<Long> live) {
    System.out.println(
        "%d requests with invented paths, methods and hosts: %d series scraped, %.0f in the history, %d routes; live heap after each third, in KiB: %s"
            .formatted(
                REQUESTS,
                scrape.size(),
                history(scrape),
                values(scrape, ROUTE).size(),
                live.stream().map(bytes -> bytes / 1024).toList()));
  }
}
