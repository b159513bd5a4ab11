package dev.fossawatch.core.metrics.scrape;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.config.MetricsConfig;
import dev.fossawatch.core.config.ScrapeConfig;
import dev.fossawatch.core.history.Recorded;
import dev.fossawatch.core.history.SeriesStore;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.metrics.MeterProblem;
import dev.fossawatch.core.metrics.MetricsCollector;
import dev.fossawatch.core.testing.Patience;
import dev.fossawatch.core.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScrapeTargetsTest {
  private final Site site = new Site();
  private final SeriesStore history = new SeriesStore("shop", "a1", 20_000);
  private final MetricsCollector collector =
      new MetricsCollector(
          new MetricsConfig(24, 1, 200, 20_000, Duration.ofSeconds(1)),
          TimeSource.system(),
          new InternalErrors(),
          history);

  @AfterEach
  void close() {
    collector.close();
    site.close();
  }

  private void collect(ScrapeConfig... targets) {
    new ScrapeTargets(TimeSource.system(), List.of(targets)).collectBy(collector);
  }

  private List<String> shown() {
    return new String(collector.expose(null, List.of()).body(), UTF_8).lines().toList();
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    assertThat(Patience.until(condition)).isTrue();
  }

  @Test
  void theTargetsMetersAreShownAndKeptBesideOurs() throws Exception {
    site.show("/a", Site.Answer.text("# TYPE orders_total counter", "orders_total{kind=\"x\"} 3"));
    site.show("/b", Site.Answer.text("# TYPE orders_total counter", "orders_total 4"));
    collect(site.target("front", "/a"), site.target("back", "/b"));

    await(
        () ->
            shown()
                .containsAll(
                    List.of(
                        "orders_total{kind=\"x\",scrape_target=\"front\"} 3.0",
                        "orders_total{scrape_target=\"back\"} 4.0",
                        "fossawatch_scrape_up{scrape_target=\"front\"} 1.0",
                        "fossawatch_scrape_up{scrape_target=\"back\"} 1.0",
                        "fossawatch_scrape_samples{scrape_target=\"back\"} 1.0")));
    assertThat(shown())
        .anyMatch(line -> line.startsWith("fossawatch_scrape_duration_seconds{scrape_target="));
    assertThat(Recorded.select(history, "orders_total{scrape_target='front'}", 0, Long.MAX_VALUE))
        .singleElement()
        .satisfies(series -> assertThat(series.values()[0]).isEqualTo(3));
    assertThat(collector.meterProblems()).isEmpty();
  }

  @Test
  void aTargetThatFailsIsNamedAndItsMetersGo() throws Exception {
    site.show("/a", Site.Answer.text("a 1"));
    collect(site.target("front", "/a"));
    await(() -> shown().contains("a{scrape_target=\"front\"} 1.0"));

    site.show("/a", new Site.Answer(500, Map.of(), new byte[0]));

    await(() -> shown().contains("fossawatch_scrape_up{scrape_target=\"front\"} 0.0"));
    await(() -> !shown().contains("a{scrape_target=\"front\"} 1.0"));
    assertThat(collector.meterProblems())
        .containsExactly(new MeterProblem("scrape target front", "answered 500"));
  }

  @Test
  void aNameOfOursIsSharedWhereTheTypeIsTheSameAndElseLeftOut() throws Exception {
    site.show(
        "/a",
        Site.Answer.text(
            "# TYPE http_server_active_requests gauge",
            "http_server_active_requests 7",
            "# TYPE fossawatch_history_series counter",
            "fossawatch_history_series_total 8"));
    collect(site.target("front", "/a"));

    await(() -> shown().contains("http_server_active_requests{scrape_target=\"front\"} 7.0"));
    assertThat(shown()).contains("http_server_active_requests 0.0");
    assertThat(collector.meterProblems())
        .containsExactly(
            new MeterProblem(
                "fossawatch_history_series", "has the name of another meter, but another type"));
  }

  @Test
  void ofTwoTargetsThatDisagreeOnATypeTheFirstStands() throws Exception {
    site.show("/a", Site.Answer.text("# TYPE load gauge", "load 1"));
    site.show("/b", Site.Answer.text("# TYPE load histogram", "load_bucket{le=\"+Inf\"} 1", "b 1"));
    collect(site.target("front", "/a"), site.target("back", "/b"));

    await(() -> shown().contains("load{scrape_target=\"front\"} 1.0"));
    await(() -> !collector.meterProblems().isEmpty());
    assertThat(shown())
        .contains("b{scrape_target=\"back\"} 1.0")
        .noneMatch(line -> line.startsWith("load_bucket"));
  }
}
