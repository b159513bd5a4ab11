package dev.fossawatch.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.testing.Patience;
import dev.fossawatch.core.testing.Requires;
import dev.fossawatch.core.time.TimeSource;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The running demonstration as Prometheus sees it. */
class ScrapeTest {
  private static final String PATH = Admin.API + "/prometheus/metrics";
  private static final String PROTOBUF =
      "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited";
  private static final Pattern TYPE = Pattern.compile("# TYPE (\\w+) \\w+");

  @TempDir private Path directory;
  private RunningDemo demo;
  private Admin admin;

  @BeforeEach
  void start() throws Exception {
    demo = RunningDemo.start(new Settings(0, 0, directory, false, false, 7), TimeSource.system());
    admin = new Admin(demo, directory);
    Client visitor = new Client(demo.home()).loggedIn();
    visitor.get("/work-orders/1");
    visitor.get("/nowhere");
    assertThat(visitor.post("/work-orders", order(visitor)).statusCode()).isEqualTo(302);
  }

  private static Map<String, String> order(Client visitor) throws Exception {
    String csrf = visitor.csrf("/work-orders/new");
    return Map.of(
        "csrf", csrf,
        "store_id", "3",
        "title", "Drips",
        "description", "",
        "priority", "urgent");
  }

  @AfterEach
  void stop() {
    demo.close();
  }

  /** With native histograms, Prometheus asks for protobuf; without, for OpenMetrics. */
  @ParameterizedTest
  @ValueSource(strings = {"promql-at-modifier", "native-histograms"})
  void aRealPrometheusScrapesIt(String feature) throws Exception {
    Path program = new Requires().program("prometheus");
    String token = admin.readToken("prometheus");
    try (PrometheusServer prometheus =
        PrometheusServer.start(
            program,
            directory.resolve("prometheus"),
            admin.authority(),
            token,
            "--enable-feature=" + feature)) {
      assertThat(prometheus.isReady()).isTrue();
      assertThat(Patience.until(() -> prometheus.value("up == 1") == 1))
          .as("target: %s", prometheus.target())
          .isTrue();
      assertThat(Patience.until(() -> isWell(prometheus.target()))).isTrue();
      double requests = prometheus.value("sum(http_server_request_duration_seconds_count)");
      double samples = prometheus.value("scrape_samples_scraped");
      System.out.println(
          "Prometheus with %s: up == 1, %.0f samples a scrape, %.0f requests counted, last error '%s'"
              .formatted(
                  feature, samples, requests, prometheus.target().path("lastError").asString()));
      assertThat(requests).isGreaterThanOrEqualTo(4);
      assertThat(samples).isGreaterThan(100);
      assertThat(prometheus.value("fossawatch_health_status{check=\"database\"}")).isEqualTo(1);
    }
  }

  private static boolean isWell(JsonNode target) {
    return target.path("health").asString("").equals("up")
        && target.path("lastError").asString("?").isEmpty();
  }

  @Test
  void promtoolHasNothingToSayOfAllItShows() throws Exception {
    Path promtool = new Requires().program("promtool");
    assertThat(Patience.until(() -> typesIn(scrape("text/plain")).contains("work_orders_total")))
        .isTrue();
    Path scrape = directory.resolve("scrape");
    Files.write(scrape, scrape("text/plain").body());
    Path output = directory.resolve("output");

    Process process =
        new ProcessBuilder(promtool.toString(), "check", "metrics")
            .redirectInput(scrape.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(output)).isEmpty();
    assertThat(process.exitValue()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain, text/plain; version=0.0.4; charset=utf-8",
    "application/openmetrics-text, application/openmetrics-text; version=1.0.0; charset=utf-8",
  })
  void theTextFormatsShowTheSameMeters(String accept, String contentType) throws Exception {
    HttpResponse<byte[]> scrape = scrape(accept);
    assertThat(scrape.headers().firstValue("Content-Type")).contains(contentType);
    assertThat(typesIn(scrape)).contains("http_server_active_requests", "fossawatch_health_status");
    assertThat(new String(scrape.body(), UTF_8).endsWith("# EOF\n"))
        .isEqualTo(accept.contains("openmetrics"));
  }

  @Test
  void protobufHoldsWhatTheTextHolds() throws Exception {
    HttpResponse<byte[]> scrape = scrape(PROTOBUF);
    assertThat(scrape.headers().firstValue("Content-Type").orElseThrow().replace(" ", ""))
        .isEqualTo(PROTOBUF);
    assertThat(ProtobufFamilies.names(scrape.body())).isEqualTo(typesIn(scrape("text/plain")));
  }

  private HttpResponse<byte[]> scrape(String accept) throws Exception {
    HttpResponse<byte[]> scrape = admin.send(admin.request(PATH).header("Accept", accept));
    assertThat(scrape.statusCode()).isEqualTo(200);
    return scrape;
  }

  private static Set<String> typesIn(HttpResponse<byte[]> scrape) {
    Set<String> names = new TreeSet<>();
    TYPE.matcher(new String(scrape.body(), UTF_8))
        .results()
        .forEach(type -> names.add(type.group(1)));
    return names;
  }

  @ParameterizedTest
  @ValueSource(strings = {PATH, "/metrics"})
  void withoutATokenItShowsNothing(String path) throws Exception {
    assertThat(admin.send(admin.anonymous(path)).statusCode()).isEqualTo(401);
    assertThat(admin.send(admin.request(path)).statusCode()).isEqualTo(200);
  }
}
