package dev.fossawatch.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.config.MetricsConfig;
import dev.fossawatch.core.history.SeriesStore;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestDetailsTest {
  private final ManualTime time = new ManualTime();

  @ParameterizedTest(name = "rate {0} keeps {1} of 200")
  @CsvSource({"0, 0", "0.01, 2", "0.1, 20", "0.5, 100", "1, 200"})
  void theRateThinsDetailsAndNoCount(double rate, int kept) {
    MetricsCollector collector = collector(rate);
    Traffic traffic = new Traffic(time, collector);
    for (int i = 0; i < 200; i++) {
      traffic.request("GET", "/orders/" + i, 200);
    }

    assertThat(collector.requests().recent()).hasSize(kept);
    assertThat(collector.application().requests().total()).isEqualTo(200);
    assertThat(collector.application().responseTime().count()).isEqualTo(200);
  }

  @Test
  void aDetailHoldsNothingAClientWroteButItsRequestId() {
    MetricsCollector collector = collector(1);
    new Traffic(time, collector)
        .request("BREW", "/orders/17", "/orders/{id}", 200, Duration.ofMillis(250));

    RequestDetail detail = collector.requests().recent().get(0);
    assertThat(detail.requestId()).matches("[0-9a-f]{32}");
    assertThat(detail)
        .isEqualTo(
            new RequestDetail(
                time.now(),
                detail.requestId(),
                "_OTHER",
                "/orders/{id}",
                200,
                "ok",
                "plain",
                0.25));
  }

  @Test
  void slowAndFailedRequestsAreKeptAtAnyRateAboveZero() {
    MetricsCollector collector = collector(0.000_001);
    Traffic traffic = new Traffic(time, collector);
    traffic.request("GET", "/fast", 200);
    traffic.request("GET", "/slow", null, 200, Duration.ofSeconds(1));
    traffic.request("GET", "/broken", 500);

    assertThat(collector.requests().recent()).isEmpty();
    assertThat(collector.requests().notable())
        .extracting(RequestDetail::route)
        .containsExactly("/broken", "/slow");
  }

  @Test
  void theLatestAreKeptNewestFirst() {
    MetricsCollector collector = collector(1);
    Traffic traffic = new Traffic(time, collector);
    for (int i = 0; i < 1_000; i++) {
      traffic.request("GET", "/", null, 200 + i % 100, Duration.ofMillis(1));
    }

    assertThat(collector.requests().recent())
        .hasSize(256)
        .isSortedAccordingTo((a, b) -> b.time().compareTo(a.time()));
    assertThat(collector.requests().recent().get(0).time()).isEqualTo(time.now());
  }

  private MetricsCollector collector(double rate) {
    return new MetricsCollector(
        new MetricsConfig(24, rate, 200, 20_000, Duration.ofSeconds(10)),
        time,
        new InternalErrors(),
        new SeriesStore("shop", "a1", 20_000));
  }
}
