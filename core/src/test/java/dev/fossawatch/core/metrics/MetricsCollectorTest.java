package dev.fossawatch.core.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.config.FossawatchConfig;
import dev.fossawatch.core.history.SeriesStore;
import dev.fossawatch.core.http.Exchange;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsCollectorTest {
  private final ManualTime time = new ManualTime();
  private final InternalErrors errors = new InternalErrors();
  private final MetricsCollector collector =
      new MetricsCollector(
          FossawatchConfig.defaults().metrics(),
          time,
          errors,
          new SeriesStore("shop", "a1", 20_000));
  private final Traffic traffic = new Traffic(time, collector);

  @Test
  void everyOutcomeExistsAtZeroFromTheStart() {
    assertThat(scrape())
        .contains(
            "fossawatch_http_requests_total{outcome=\"ok\"} 0.0",
            "fossawatch_http_requests_total{outcome=\"client_error\"} 0.0",
            "fossawatch_http_requests_total{outcome=\"error\"} 0.0",
            "fossawatch_http_requests_total{outcome=\"aborted\"} 0.0",
            "http_server_active_requests 0.0");
  }

  @Test
  void aRequestIsTimedByMethodRouteAndStatus() {
    traffic.request("GET", "/orders/17", "/orders/{id}", 200, Duration.ofMillis(30));

    String labels =
        "http_request_method=\"GET\",http_response_status_code=\"200\",http_route=\"/orders/{id}\"";
    assertThat(scrape())
        .contains(
            "http_server_request_duration_seconds_bucket{" + labels + ",le=\"0.025\"} 0",
            "http_server_request_duration_seconds_bucket{" + labels + ",le=\"0.05\"} 1",
            "http_server_request_duration_seconds_count{" + labels + "} 1",
            "http_server_request_duration_seconds_sum{" + labels + "} 0.03");
  }

  @Test
  void aFormThatSendsItsBrowserOnHasARouteBelowAKnownPath() {
    traffic.request("GET", "/orders/17", 200);
    traffic.request("POST", "/orders/18/close", 303);

    assertThat(scrape()).anyMatch(line -> line.contains("http_route=\"/orders/{id}/close\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/guess", "//guess", "/nowhere/guess"})
  void aRedirectOfWhatNobodyKnowsMakesNoRoute(String path) {
    traffic.request("GET", "/", 200);
    traffic.request("GET", "/orders", 200);
    traffic.request("POST", path, 302);
    traffic.request("GET", "/orders/guess", 302);

    assertThat(scrape()).noneMatch(line -> line.contains("guess"));
  }

  @Test
  void aRequestIsActiveUntilItEnds() {
    Exchange exchange = traffic.begin("GET", "/slow");
    assertThat(scrape()).contains("http_server_active_requests 1.0");

    traffic.end(exchange, 200);
    assertThat(scrape()).contains("http_server_active_requests 0.0");
  }

  @Test
  void anAbortedRequestIsNeitherASuccessNorAnError() {
    traffic.abort(traffic.begin("GET", "/slow"));

    assertThat(scrape())
        .contains("fossawatch_http_requests_total{outcome=\"aborted\"} 1.0")
        .contains("fossawatch_http_requests_total{outcome=\"ok\"} 0.0")
        .noneMatch(line -> line.startsWith("http_server_request_duration_seconds_count"));
  }

  @Test
  void anUpgradeIsCountedApartFromTheHistogram() {
    traffic.request("GET", "/socket", 101);

    assertThat(scrape())
        .contains("fossawatch_http_upgrades_total 1.0")
        .noneMatch(line -> line.startsWith("http_server_request_duration_seconds_count"));
  }

  @Test
  void bodyBytesAreCountedByEndpoint() {
    Exchange exchange = traffic.begin("POST", "/upload");
    exchange.received(1_000);
    exchange.sent(20);
    traffic.end(exchange, 201);

    String labels = "{http_request_method=\"POST\",http_route=\"/upload\"}";
    assertThat(scrape())
        .contains("fossawatch_http_request_body_bytes_total" + labels + " 1000.0")
        .contains("fossawatch_http_response_body_bytes_total" + labels + " 20.0");
  }

  @Test
  void figuresOfOtherPackagesAreShownAndTheirFaultsAreNot() {
    collector.gauge(
        "fossawatch_health_status", "Health.", "check", () -> Map.of("database", 1.0, "disk", 0.5));
    collector.counter(
        "fossawatch_auth_failures",
        "Failures.",
        "reason",
        () -> {
          throw new IllegalStateException("broken");
        });

    assertThat(scrape())
        .contains("fossawatch_health_status{check=\"database\"} 1.0")
        .contains("fossawatch_health_status{check=\"disk\"} 0.5");
    assertThat(errors.counts()).containsEntry("metrics.fossawatch_auth_failures", 1L);
  }

  @Test
  void aScrapeMayAskForSomeNamesOnly() {
    ScrapeResponse some = collector.expose(null, List.of("http_server_active_requests"));

    assertThat(new String(some.body(), UTF_8))
        .contains("http_server_active_requests 0.0")
        .doesNotContain("fossawatch_http_requests");
  }

  private List<String> scrape() {
    ScrapeResponse response = collector.expose(null, List.of());
    return new String(response.body(), UTF_8).lines().toList();
  }
}
