package dev.fossawatch.core.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.config.MetricsConfig;
import dev.fossawatch.core.history.SeriesStore;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.testing.Requires;
import dev.fossawatch.core.time.ManualTime;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Label;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpositionTest {
  private final ManualTime time = new ManualTime();
  private final SeriesStore history = new SeriesStore("shop", "a1", 20_000);
  private final MetricsCollector collector =
      new MetricsCollector(
          new MetricsConfig(24, 1, 200, 20_000, Duration.ofSeconds(1)),
          time,
          new InternalErrors(),
          history);
  private final Traffic traffic = new Traffic(time, collector);

  @TempDir private Path directory = Path.of("");

  @AfterEach
  void close() {
    collector.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "text/plain | text/plain; version=0.0.4; charset=utf-8",
        "*/* | text/plain; version=0.0.4; charset=utf-8",
        "nonsense | text/plain; version=0.0.4; charset=utf-8",
        "application/openmetrics-text;version=1.0.0,*/*;q=0.1"
            + " | application/openmetrics-text; version=1.0.0; charset=utf-8",
        "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited"
            + " | application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily;"
            + " encoding=delimited",
      })
  void theFormatIsTheOneAskedFor(String accept, String contentType) {
    ScrapeResponse response = collector.expose(accept, List.of());

    assertThat(response.contentType()).isEqualTo(contentType);
    assertThat(new String(response.body(), UTF_8)).contains("http_server_active_requests");
  }

  @Test
  void openMetricsEndsAsItMust() {
    ScrapeResponse response = collector.expose("application/openmetrics-text", List.of());

    assertThat(new String(response.body(), UTF_8)).endsWith("# EOF\n");
  }

  @Test
  void promtoolHasNothingToSay() throws Exception {
    Path promtool = new Requires().program("promtool");
    traffic.request("GET", "/orders/1", null, 200, Duration.ofMillis(12));
    traffic.request("GET", "/gone", 404);
    traffic.request("BREW", "/tea \"pot\"\\\n", 200);
    traffic.request("GET", "/broken", 500);
    traffic.request("GET", "/socket", 101);
    traffic.abort(traffic.begin("POST", "/upload"));
    Path scrape = directory.resolve("scrape");
    Files.write(scrape, collector.expose(null, List.of()).body());
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

  @Test
  void theApplicationsOwnMetersAreShownAndKeptBesideOurs() throws Exception {
    collect(
        new CounterSnapshot(
            new MetricMetadata("orders_placed", "Orders."),
            List.of(new CounterDataPointSnapshot(3, Labels.of("shop", "a"), null, 0))),
        gauge("http_server_active_requests", 9));

    assertThat(scrape())
        .contains("orders_placed_total{shop=\"a\"} 3.0")
        .contains("http_server_active_requests 0.0")
        .contains("http_server_active_requests{otel_scope_name=\"micrometer\"} 9.0");
    assertThat(history.names()).contains("orders_placed_total", "http_server_active_requests");
    assertThat(collector.meterProblems())
        .containsExactly(new MeterProblem("slow.one", "did not answer in time"));
  }

  @Test
  void aNameOfOursInAnotherTypeIsLeftOutAndNamed() throws Exception {
    collect(gauge("http_server_request_duration_seconds", 9), gauge("fine", 1));

    assertThat(scrape()).contains("fine 1.0").noneMatch(line -> line.endsWith(" 9.0"));
    assertThat(collector.meterProblems())
        .contains(
            new MeterProblem(
                "http_server_request_duration_seconds",
                "has the name of another meter, but another type"));
  }

  @Test
  void theApplicationsMetersCanBeAskedForByName() throws Exception {
    collect(gauge("fine", 1), gauge("other", 2));

    assertThat(new String(collector.expose(null, List.of("fine")).body(), UTF_8).lines())
        .contains("fine 1.0")
        .noneMatch(line -> line.startsWith("other") || line.startsWith("http_"));
  }

  @Test
  void aReadingOlderThanThreeIntervalsIsNotShown() throws Exception {
    collect(gauge("fine", 1));
    time.advance(Duration.ofMillis(3_001));

    assertThat(scrape()).noneMatch(line -> line.startsWith("fine"));
  }

  /** Has the collector read these meters, and returns when it has; no later reading succeeds. */
  private void collect(MetricSnapshot... meters) throws InterruptedException {
    CountDownLatch readings = new CountDownLatch(2);
    collector.collect(new FixedMeters(MetricSnapshots.of(meters), readings));
    assertThat(readings.await(60, TimeUnit.SECONDS)).isTrue();
  }

  private static GaugeSnapshot gauge(String name, double value) {
    return new GaugeSnapshot(
        new MetricMetadata(name, "A gauge."),
        List.of(new GaugeDataPointSnapshot(value, Labels.EMPTY, null)));
  }

  private List<String> scrape() {
    return new String(collector.expose(null, List.of()).body(), UTF_8).lines().toList();
  }

  /** Meters that can be read once. */
  private record FixedMeters(MetricSnapshots meters, CountDownLatch readings)
      implements ApplicationMeters {

    @Override
    public Label origin() {
      return new Label("otel_scope_name", "micrometer");
    }

    @Override
    public Optional<MetricSnapshots> read() {
      readings.countDown();
      if (readings.getCount() == 0) {
        throw new IllegalStateException("can be read only once");
      }
      return Optional.of(meters);
    }

    @Override
    public List<MeterProblem> problems() {
      return List.of(new MeterProblem("slow.one", "did not answer in time"));
    }

    @Override
    public void close() {}
  }
}
