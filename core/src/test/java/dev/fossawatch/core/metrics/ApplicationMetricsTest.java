package dev.fossawatch.core.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.fossawatch.core.config.FossawatchConfig;
import dev.fossawatch.core.history.SeriesStore;
import dev.fossawatch.core.history.Track;
import dev.fossawatch.core.http.Exchange;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ApplicationMetricsTest {
  private final ManualTime time = new ManualTime();
  private final SeriesStore history = new SeriesStore("shop", "a1", 20_000);
  private final Track track = history.track("own", Duration.ofSeconds(1));
  private final MetricsCollector collector =
      new MetricsCollector(
          FossawatchConfig.defaults().metrics(), time, new InternalErrors(), history);
  private final Traffic traffic = new Traffic(time, collector);

  @Test
  void nothingIsClaimedBeforeAnythingHappened() {
    ApplicationMetrics metrics = collector.application();

    assertThat(metrics.requests().total()).isZero();
    assertThat(metrics.requestRate()).isEqualTo(new OverTime(null, null));
    assertThat(metrics.errorRate()).isEqualTo(new OverTime(null, null));
    assertThat(metrics.responseTime()).isEqualTo(new Latency(0, null, null, null, null, null));
    assertThat(metrics.endpoints()).isEmpty();
  }

  @Test
  void uptimeIsInSeconds() {
    time.advance(Duration.ofMillis(90_500));

    assertThat(collector.application().uptimeSeconds()).isEqualTo(90.5);
  }

  @Test
  void ratesCoverTheSecondsThatWereSampled() {
    for (int second = 0; second < 400; second++) {
      sample();
      for (int i = 0; i < (second < 340 ? 4 : 10); i++) {
        traffic.request("GET", "/", i == 0 ? 500 : 200);
      }
      time.advance(Duration.ofSeconds(1));
    }
    sample();

    ApplicationMetrics metrics = collector.application();
    assertThat(metrics.requestRate().lastMinute()).isCloseTo(10.0, within(1e-3));
    assertThat(metrics.requestRate().lastFiveMinutes())
        .isCloseTo((240 * 4 + 60 * 10) / 300.0, within(1e-3));
    assertThat(metrics.errorRate().lastMinute()).isCloseTo(0.1, within(1e-9));
  }

  @Test
  void requestsSinceTheLastSampleChangeNoRate() {
    for (int second = 0; second < 30; second++) {
      sample();
      traffic.request("GET", "/", 200);
      time.advance(Duration.ofSeconds(1));
    }
    sample();
    IntStream.range(0, 1_000).forEach(i -> traffic.request("GET", "/", 500));

    assertThat(collector.application().requestRate().lastMinute()).isCloseTo(1.0, within(1e-3));
    assertThat(collector.application().errorRate().lastMinute()).isZero();
  }

  @Test
  void thereIsNoRateFromLessThanTenSeconds() {
    sample();
    time.advance(Duration.ofSeconds(9));
    sample();

    assertThat(collector.application().requestRate().lastMinute()).isNull();
  }

  @Test
  void percentilesAreEstimatedAsPrometheusDoes() {
    IntStream.range(0, 90).forEach(i -> timed("/fast", Duration.ofMillis(8)));
    IntStream.range(0, 10).forEach(i -> timed("/slow", Duration.ofSeconds(2)));

    Latency all = collector.application().responseTime();
    assertThat(all.count()).isEqualTo(100);
    assertThat(all.mean()).isCloseTo(0.2072, within(1e-9));
    assertThat(all.p50()).isCloseTo(0.005 + 0.005 * 50 / 90, within(1e-9));
    assertThat(all.p90()).isEqualTo(0.01);
    assertThat(all.p99()).isCloseTo(1 + 1.5 * 9 / 10, within(1e-9));
  }

  @Test
  void aPercentileBeyondTheHighestBoundShowsThatBound() {
    timed("/slow", Duration.ofMinutes(1));

    assertThat(collector.application().responseTime().p99()).isEqualTo(10);
  }

  @Test
  void recentResponseTimesForgetWhatIsOlderThanFiveMinutes() {
    sample();
    timed("/", Duration.ofSeconds(5));
    sample();
    time.advance(Duration.ofMinutes(10));
    sample();
    timed("/", Duration.ofMillis(20));
    sample();

    Latency recent = collector.application().recentResponseTime();
    assertThat(recent.count()).isEqualTo(1);
    assertThat(recent.mean()).isCloseTo(0.02, within(1e-6));
  }

  @Test
  void aWindowTellsRatesPercentilesAndEndpoints() {
    for (int second = 0; second < 120; second++) {
      sample();
      traffic.request("GET", "/fast", null, second % 4 == 0 ? 500 : 200, Duration.ofMillis(4));
      traffic.request("GET", "/slow", null, 200, Duration.ofMillis(60));
      time.advance(Duration.ofMillis(936));
    }
    sample();
    IntStream.range(0, 100).forEach(i -> traffic.request("GET", "/fast", 500));

    WindowMetrics window = collector.application(Duration.ofHours(1), List.of(0.25, 0.999));
    assertThat(window.seconds()).isEqualTo(3600);
    assertThat(window.recordedSeconds()).isEqualTo(120);
    assertThat(window.until()).isEqualTo(time.now());
    assertThat(window.requestRate()).isCloseTo(2, within(1e-3));
    assertThat(window.errorRate()).isCloseTo(0.125, within(1e-3));
    assertThat(window.responseTime().count()).isEqualTo(240);
    assertThat(window.quantiles().keySet()).containsExactly("0.25", "0.999");
    assertThat(window.quantiles().get("0.25")).isCloseTo(0.0025, within(1e-6));
    assertThat(window.endpoints())
        .extracting(WindowMetrics.Endpoint::route)
        .containsExactly("/fast", "/slow");
    assertThat(window.endpoints().get(0).errorRate()).isCloseTo(0.25, within(1e-3));
    assertThat(window.endpoints().get(1).responseTime().mean()).isCloseTo(0.06, within(1e-3));
  }

  @Test
  void aWindowOfNothingClaimsNothing() {
    WindowMetrics window = collector.application(Duration.ofMinutes(15), List.of(0.5));
    assertThat(window.until()).isNull();
    assertThat(window.requestRate()).isNull();
    assertThat(window.responseTime().count()).isZero();
    assertThat(window.endpoints()).isEmpty();
  }

  @Test
  void aTrendHasOnlyStepsThatAreOver() {
    for (int second = 0; second < 63; second++) {
      sample();
      traffic.request("GET", "/", null, 200, Duration.ofMillis(4));
      time.advance(Duration.ofMillis(996));
    }
    IntStream.range(0, 1_000).forEach(i -> traffic.request("GET", "/", 500));

    Trend trend = collector.applicationTrend(Duration.ofMinutes(1), 12);
    assertThat(trend.stepSeconds()).isEqualTo(5);
    assertThat(trend.to()).isEqualTo("2026-01-01T00:01:00Z");
    assertThat(trend.from()).isEqualTo("2026-01-01T00:00:05Z");
    assertThat(trend.figures().get("request_rate"))
        .hasSize(12)
        .allSatisfy(rate -> assertThat(rate).isCloseTo(1, within(0.01)));
    assertThat(trend.figures().get("error_rate")).containsOnly(0.0);
  }

  @Test
  void aTrendHasGapsWhereNothingWasRecorded() {
    sample();
    time.advance(Duration.ofSeconds(1));
    sample();
    Trend trend = collector.applicationTrend(Duration.ofHours(1), 60);
    assertThat(trend.figures().get("in_flight"))
        .hasSize(60)
        .startsWith((Double) null)
        .endsWith(0.0);
  }

  @Test
  void streamsAreTimedApartAndCountedWithAll() {
    traffic.stream("/events", Duration.ofMinutes(3));
    timed("/events", Duration.ofMillis(1));

    ApplicationMetrics metrics = collector.application();
    assertThat(metrics.responseTime().count()).isEqualTo(1);
    assertThat(metrics.streams().streams()).isEqualTo(1);
    assertThat(metrics.streams().duration().mean()).isEqualTo(180);
    assertThat(metrics.streams().firstByte().mean()).isZero();
    assertThat(metrics.endpoints().get(0).requests()).isEqualTo(2);
    assertExact(2);
  }

  @Test
  void endpointsAreOrderedByRequestsErrorsAndTime() {
    IntStream.range(0, 3).forEach(i -> timed("/often", Duration.ofMillis(1)));
    timed("/long", Duration.ofSeconds(3));
    traffic.request("POST", "/broken", 503);

    TopEndpoints top = collector.application().top();
    assertThat(top.byRequests().get(0).route()).isEqualTo("/often");
    assertThat(top.byTime().get(0).route()).isEqualTo("/long");
    assertThat(top.byErrors()).extracting(EndpointMetrics::route).containsExactly("/broken");
    assertThat(top.byErrors().get(0).errorRate()).isEqualTo(1);
  }

  @Test
  void totalsEqualTheSumOfTheirClassesWhateverHappens() {
    Random random = new Random(7);
    int[] statuses = {101, 200, 204, 302, 404, 429, 500, 503, 42, 999};
    for (int i = 0; i < 5_000; i++) {
      Exchange exchange = traffic.begin(method(random), "/p" + (char) ('a' + random.nextInt(26)));
      if (random.nextInt(10) == 0) {
        traffic.abort(exchange);
      } else {
        traffic.end(exchange, statuses[random.nextInt(statuses.length)]);
      }
    }

    assertExact(5_000);
  }

  @Test
  void countsStayExactWhenManyThreadsRecordAtOnce() throws Exception {
    int threads = 8;
    CountDownLatch done = new CountDownLatch(threads);
    for (int t = 0; t < threads; t++) {
      int thread = t;
      new Thread(
              () -> {
                for (int i = 0; i < 5_000; i++) {
                  traffic.request("GET", "/route" + thread % 3, i % 7 == 0 ? 500 : 200);
                }
                done.countDown();
              })
          .start();
    }

    assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
    assertExact(threads * 5_000L);
  }

  @Test
  void aMillionInventedNamesStayUnderTheCap() {
    for (int i = 0; i < 100_000; i++) {
      traffic.request("M" + i, "/made/up/" + i + "x" + Integer.toString(i, 26), 404);
      traffic.request("GET", "/nothing-here-" + Integer.toString(i, 26), 404);
      traffic.request("GET", "/" + Integer.toString(i, 26) + "/catch-all", 200);
      traffic.request("GET", "/t", "/declared/" + i, 100 + i % 600, Duration.ZERO);
    }
    sample();

    ApplicationMetrics metrics = collector.application();
    assertThat(metrics.endpoints()).hasSizeLessThan(1_000);
    assertThat(metrics.endpoints().stream().map(EndpointMetrics::route).distinct().count())
        .isLessThanOrEqualTo(202);
    assertThat(history.size()).isLessThan(20_000);
    assertThat(history.dropped()).isZero();
    assertExact(400_000);
  }

  @Test
  void aFloodOfUnknownPathsMakesNoRoutes() {
    for (int i = 0; i < 1_000; i++) {
      traffic.request("GET", "/wp-admin/" + Integer.toString(i, 26), 404);
      traffic.request("GET", "/old/" + Integer.toString(i, 26), 301);
    }

    assertThat(collector.application().endpoints())
        .extracting(EndpointMetrics::route)
        .containsExactly("unmatched");
  }

  @Test
  void aMissingThingOnAKnownRouteIsCountedThere() {
    traffic.request("GET", "/orders/1", 200);
    traffic.request("GET", "/orders/2", 404);

    assertThat(collector.application().endpoints())
        .extracting(EndpointMetrics::route, EndpointMetrics::requests)
        .containsExactly(tuple("/orders/{id}", 2L));
  }

  private void assertExact(long sent) {
    RequestTotals totals = collector.application().requests();
    assertThat(totals.total()).isEqualTo(sent);
    assertThat(sum(totals.byStatus()) + totals.aborted()).isEqualTo(sent);
    assertThat(sum(totals.byStatusClass()) + totals.aborted()).isEqualTo(sent);
    assertThat(
            collector.application().endpoints().stream().mapToLong(EndpointMetrics::requests).sum())
        .isEqualTo(sent);
    assertThat(counted()).isEqualTo(sent);
    assertThat(collector.application().requestsInFlight()).isZero();
  }

  private long counted() {
    return scrape()
        .filter(line -> line.startsWith("fossawatch_http_requests_total"))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private Stream<String> scrape() {
    return new String(collector.expose(null, List.of()).body(), UTF_8).lines();
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(n -> n).sum();
  }

  private static String method(Random random) {
    return List.of("GET", "POST", "FOO").get(random.nextInt(3));
  }

  private void timed(String path, Duration duration) {
    traffic.request("GET", path, null, 200, duration);
  }

  private void sample() {
    track.append(time.millis(), collector.registry().scrape());
  }
}
