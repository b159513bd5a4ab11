package dev.fossawatch.core.metrics.scrape;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.config.ScrapeConfig;
import dev.fossawatch.core.history.Recorded;
import dev.fossawatch.core.history.SeriesStore;
import dev.fossawatch.core.internal.Json;
import dev.fossawatch.core.testing.Requires;
import dev.fossawatch.core.time.TimeSource;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Prometheus itself scrapes the same pages, and must come to the same series. */
class PrometheusAgreementTest {
  private static final String TEXT = "text/plain; version=0.0.4";
  private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0";

  private static final List<Site.Answer> PAGES =
      List.of(
          text("a 1"),
          text("# HELP a b", "# TYPE a gauge", "a{b=\"c\"} 1 ", ""),
          text("\t", "a 1"),
          text("a{b=\"d\",} 2"),
          text("a{ b = \"d\" , } 2"),
          text("a {b=\"c\"}1"),
          text("a{b=\"\\\\ \\\" \\n ü\"} NaN", "c +Inf", "d -Inf", "e 1e-300"),
          text("a{b=\"\",c=\"d\"} 1"),
          text("# TYPE a_total counter", "a_total 5", "# TYPE b counter", "b 6"),
          text("# TYPE a gauge", "a 1", "# TYPE a_total counter", "a_total 2"),
          text(
              "# TYPE h histogram",
              "h_bucket{le=\"0.5\"} 1",
              "h_bucket{le=\"2.5\"} 3",
              "h_bucket{le=\"+Inf\"} 4",
              "h_sum 5.5",
              "h_count 4"),
          text(
              "# TYPE s summary",
              "s{quantile=\"0.5\"} 1",
              "s{quantile=\"0.99\"} NaN",
              "s_sum 5.5",
              "s_count 4"),
          text("# TYPE s summary", "s{quantile=\"0.5\"} 1"),
          text("# TYPE s summary", "s_sum 1", "s_count 2"),
          text("a 1", "a 2"),
          text("#comment", "#", "# TYPES x", "a 1"),
          text("job 1", "a{job=\"x\",instance=\"y\"} 2"),
          text("_a:b 1", ":c 2"),
          text("a{b=\"c\",b=\"d\"} 1"),
          text("a"),
          text("a{b=\"c\" 1"),
          text("a{b=c} 1"),
          text("a one"),
          text("a 1 2 3"),
          text("a 1_0"),
          text("1a 1"),
          text("a{1b=\"c\"} 1"),
          text("# TYPE a nonsense", "a 1"),
          text("a 1\r"),
          open("a 1", "# EOF"),
          open("# TYPE a counter", "a_total 1 # {b=\"c\"} 1 2.5", "# EOF"),
          open("# TYPE a info", "a_info{b=\"c\"} 1", "# TYPE d stateset", "d{d=\"e\"} 1", "# EOF"),
          open("# TYPE g gaugehistogram", "g_bucket{le=\"+Inf\"} 1", "g_gcount 1", "# EOF"),
          open("a 1"),
          open("a 1", "# EOF", "b 2"),
          open("a  1", "# EOF"),
          open("", "a 1", "# EOF"),
          open("# remark", "a 1", "# EOF"),
          open("a 1 # {b=\"c\"}", "# EOF"));

  @TempDir private Path directory = Path.of("");

  private final HttpClient client = HttpClient.newHttpClient();

  private static Site.Answer text(String... lines) {
    return Site.Answer.of(TEXT, lines);
  }

  private static Site.Answer open(String... lines) {
    return Site.Answer.of(OPEN_METRICS, lines);
  }

  @Test
  void prometheusComesToTheSameSeries() throws Exception {
    Path program = new Requires().program("prometheus");
    try (Site site = new Site()) {
      for (int page = 0; page < PAGES.size(); page++) {
        site.show("/" + page, PAGES.get(page));
      }
      int port = freePort();
      Process prometheus = start(program, port, site);
      try {
        Map<String, Map<String, String>> theirs = awaitAll(port);
        SoftAssertions all = new SoftAssertions();
        for (int page = 0; page < PAGES.size(); page++) {
          all.assertThat(ours(site, page))
              .as(new String(PAGES.get(page).body(), UTF_8))
              .isEqualTo(theirs.get(String.valueOf(page)));
        }
        all.assertAll();
        assertThat(ownPage(port)).isTrue();
      } finally {
        prometheus.destroy();
        prometheus.waitFor();
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private Process start(Path program, int port, Site site) throws IOException {
    StringBuilder config = new StringBuilder("global: {scrape_interval: 1s}\nscrape_configs:\n");
    for (int page = 0; page < PAGES.size(); page++) {
      config.append(
          "  - {job_name: '%d', metrics_path: /%d, static_configs: [{targets: ['127.0.0.1:%d']}]}\n"
              .formatted(page, page, site.port()));
    }
    Path file = Files.writeString(directory.resolve("prometheus.yml"), config);
    return new ProcessBuilder(
            program.toString(),
            "--config.file=" + file,
            "--storage.tsdb.path=" + directory.resolve("data"),
            "--web.listen-address=127.0.0.1:" + port)
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("log").toFile())
        .start();
  }

  /** What Prometheus holds of each page, once it has scraped all of them. */
  private Map<String, Map<String, String>> awaitAll(int port) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (System.nanoTime() < deadline) {
      if (query(port, "count(up)")
          .findPath("value")
          .path(1)
          .asString("0")
          .equals("" + PAGES.size())) {
        return byPage(query(port, "{job!=\"\"}"));
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new AssertionError(Files.readString(directory.resolve("log")));
  }

  private JsonNode query(int port, String promql) throws Exception {
    URI uri =
        URI.create(
            "http://127.0.0.1:%d/api/v1/query?query=%s"
                .formatted(port, URLEncoder.encode(promql, UTF_8)));
    try {
      String body =
          client
              .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
              .body();
      return body.startsWith("{") ? Json.MAPPER.readTree(body) : Json.MAPPER.createObjectNode();
    } catch (IOException notYet) {
      return Json.MAPPER.createObjectNode();
    }
  }

  private static Map<String, Map<String, String>> byPage(JsonNode answer) {
    Map<String, Map<String, String>> byPage = new TreeMap<>();
    for (JsonNode result : answer.path("data").path("result")) {
      Map<String, String> labels = new TreeMap<>();
      result
          .path("metric")
          .properties()
          .forEach(one -> labels.put(one.getKey(), one.getValue().asString()));
      String page = labels.remove("job");
      labels.remove("instance");
      Map<String, String> series = byPage.computeIfAbsent(page, fresh -> new TreeMap<>());
      String name = String.valueOf(labels.get("__name__"));
      if (!name.startsWith("scrape_")) {
        series.put(labels.toString(), number(result.path("value").path(1).asString()));
      }
    }
    return byPage;
  }

  private static String number(String text) {
    return String.valueOf(NumberWord.parse(text).orElseThrow());
  }

  private static Map<String, String> ours(Site site, int page) {
    ScrapeTarget target =
        new ScrapeTarget(TimeSource.system(), Fetch.client(), site.target("shop", "/" + page));
    SeriesStore store = new SeriesStore("job", "instance", 1_000);
    target.read().ifPresent(meters -> store.track("shop", Duration.ofSeconds(1)).append(1, meters));
    Map<String, String> ours = new TreeMap<>();
    for (String name : new TreeSet<>(store.names())) {
      for (Recorded series : Recorded.select(store, name, 0, 1)) {
        Map<String, String> labels = new TreeMap<>(series.labels());
        labels.keySet().removeAll(List.of("job", "instance", "scrape_target"));
        labels.put("__name__", name);
        ours.put(labels.toString(), String.valueOf(series.values()[0]));
      }
    }
    boolean up = target.last() != null && target.last().up();
    ours.put(Map.of("__name__", "up").toString(), up ? "1.0" : "0.0");
    return ours;
  }

  /** Prometheus's own page is read without a remark. */
  private static boolean ownPage(int port) {
    ScrapeTarget target =
        new ScrapeTarget(
            TimeSource.system(),
            Fetch.client(),
            new ScrapeConfig(
                "prometheus",
                "http://127.0.0.1:" + port + "/metrics",
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                null));
    return target.read().isPresent() && target.problems().isEmpty();
  }
}
