package dev.fossawatch.core.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.config.QueryConfig;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.internal.Json;
import dev.fossawatch.core.testing.Patience;
import dev.fossawatch.core.time.ManualTime;
import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.source.SeriesSource;
import dev.fossawatch.promql.source.SourceSeries;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

class QueryApiTest {
  private static final QueryConfig CONFIG = new QueryConfig(Duration.ofSeconds(10), 10_000, 2);

  private final ManualTime time = new ManualTime(Instant.ofEpochSecond(1000));
  private final InternalErrors errors = new InternalErrors();
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final TestSeries series = new TestSeries();

  private QueryApi api(SeriesSource source, RuleGroups rules) {
    return new QueryApi(source, CONFIG, time, errors, registry::scrape, rules, "1.2.3");
  }

  private static QueryParameters form(String form) {
    return QueryParameters.of(form, null);
  }

  private static JsonNode json(QueryReply reply) {
    return Json.MAPPER.readTree(reply.json());
  }

  private void samples(int count) {
    for (int i = 0; i < count; i++) {
      series.add(Labels.of("__name__", "busy"), 1_000_000 - i * 10L, i);
    }
  }

  @Test
  void aQueryWithoutATimeIsAskedOfNow() {
    series.add(Labels.of("__name__", "a"), 999_000, 5);
    JsonNode answer = json(api(series, RuleGroups.NONE).query(form("query=a")));
    assertThat(answer.path("data").path("result"))
        .hasToString("[{\"metric\":{\"__name__\":\"a\"},\"value\":[1000,\"5\"]}]");
  }

  @Test
  void aQueryThatTouchesTooMuchIsRefusedAndSaysSo() {
    samples(10_001);
    QueryReply reply = api(series, RuleGroups.NONE).query(form("query=sum_over_time(busy[1h])"));
    assertThat(reply.status()).isEqualTo(422);
    assertThat(json(reply).path("error").asString()).contains("10000 samples");
  }

  @Test
  void aQueryThatTakesTooLongIsEnded() {
    samples(5);
    SeriesSource slow =
        selection -> {
          time.advance(Duration.ofSeconds(11));
          return series.select(selection);
        };
    QueryReply reply = api(slow, RuleGroups.NONE).query(form("query=busy"));
    assertThat(reply.status()).isEqualTo(503);
    assertThat(json(reply).path("errorType").asString()).isEqualTo("timeout");
  }

  @Test
  void aQueryMayAskForLessTimeButNotForMore() {
    samples(5);
    SeriesSource slow =
        selection -> {
          time.advance(Duration.ofSeconds(2));
          return series.select(selection);
        };
    QueryApi api = api(slow, RuleGroups.NONE);
    assertThat(api.query(form("query=busy&timeout=1s")).status()).isEqualTo(503);
    assertThat(api.query(form("query=busy&timeout=3s")).status()).isEqualTo(200);
    String sixTimes = "busy" + "%2Bbusy".repeat(5);
    assertThat(api.query(form("query=" + sixTimes + "&timeout=1h")).status()).isEqualTo(503);
  }

  @Test
  void aFaultOfTheSourceIsInternalAndCounted() {
    SeriesSource broken =
        selection -> {
          throw new IllegalStateException("broken");
        };
    QueryReply reply = api(broken, RuleGroups.NONE).query(form("query=a"));
    assertThat(reply.status()).isEqualTo(500);
    assertThat(json(reply).path("errorType").asString()).isEqualTo("internal");
    assertThat(json(reply).toString()).doesNotContain("broken");
    assertThat(errors.counts()).containsEntry("query", 1L);
  }

  @Test
  @Timeout(120)
  void onlyAFewRunAtOnceAFewWaitAndTheRestIsSentAway() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    SeriesSource blocked =
        selection -> {
          most.accumulateAndGet(inside.incrementAndGet(), Math::max);
          await(open);
          inside.decrementAndGet();
          return List.<SourceSeries>of();
        };
    QueryApi api = api(blocked, RuleGroups.NONE);
    ExecutorService threads = Executors.newFixedThreadPool(40);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        answers.add(threads.submit(() -> api.labels(form("")).status()));
      }
      assertThat(Patience.until(() -> refused(answers) == 40 - 2 - 16)).isTrue();
      open.countDown();
      for (Future<Integer> answer : answers) {
        assertThat(answer.get(60, TimeUnit.SECONDS)).isIn(200, 503);
      }
      assertThat(most.get()).isEqualTo(2);
    } finally {
      open.countDown();
      threads.shutdownNow();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static long refused(List<Future<Integer>> answers) throws Exception {
    long refused = 0;
    for (Future<Integer> answer : answers) {
      refused += answer.isDone() && answer.get() == 503 ? 1 : 0;
    }
    return refused;
  }

  @Test
  void aVectorLongerThanTheLimitIsCutAndSaysSo() {
    series.add(Labels.of("__name__", "a", "n", "1"), 999_000, 1);
    series.add(Labels.of("__name__", "a", "n", "2"), 999_000, 2);
    QueryApi api = api(series, RuleGroups.NONE);
    JsonNode cut = json(api.query(form("query=a&limit=1")));
    assertThat(cut.path("data").path("result")).hasSize(1);
    assertThat(cut.path("warnings")).hasToString("[\"results truncated due to limit\"]");
    JsonNode range = json(api.queryRange(form("query=a&limit=1&start=999&end=1000&step=1")));
    assertThat(range.path("data").path("result")).hasSize(1);
    assertThat(range.path("warnings")).hasSize(1);
    assertThat(json(api.query(form("query=a&limit=2"))).has("warnings")).isFalse();
  }

  @Test
  void remarksAreListedByKind() {
    JsonNode answer = json(api(series, RuleGroups.NONE).query(form("query=quantile(2,vector(1))")));
    assertThat(answer.path("warnings").path(0).asString())
        .startsWith("PromQL warning: quantile value should be between 0 and 1");
    series.add(Labels.of("__name__", "gauge"), 999_000, 1);
    series.add(Labels.of("__name__", "gauge"), 998_000, 1);
    JsonNode info = json(api(series, RuleGroups.NONE).query(form("query=rate(gauge[1m])")));
    assertThat(info.path("infos").path(0).asString()).startsWith("PromQL info: ");
  }

  @Test
  void metersSayWhatTheyAre() {
    Counter.builder().name("orders").help("Orders taken.").register(registry);
    Gauge.builder().name("size").unit(Unit.BYTES).register(registry);
    Info.builder().name("build").labelNames("version").register(registry);
    QueryApi api = api(series, RuleGroups.NONE);
    assertThat(json(api.metadata(form(""))).path("data"))
        .hasToString(
            "{\"build_info\":[{\"help\":\"\",\"type\":\"gauge\",\"unit\":\"\"}],"
                + "\"orders_total\":[{\"help\":\"Orders taken.\",\"type\":\"counter\",\"unit\":\"\"}],"
                + "\"size_bytes\":[{\"help\":\"\",\"type\":\"gauge\",\"unit\":\"bytes\"}]}");
    assertThat(json(api.metadata(form("metric=orders_total"))).path("data")).hasSize(1);
    assertThat(json(api.metadata(form("limit=1"))).path("data")).hasSize(1);
  }

  @Test
  void rulesAndAlertsAreListedAsPrometheusDoes() {
    RuleGroups.Run run = new RuleGroups.Run(Instant.EPOCH, Duration.ofMillis(250), "");
    RuleGroups.Alert alert =
        new RuleGroups.Alert(
            Labels.of("alertname", "Down"), Map.of("summary", "it is"), true, Instant.EPOCH, 2);
    RuleGroups rules =
        () ->
            List.of(
                new RuleGroups.Group(
                    "shop",
                    "shop.yaml",
                    Duration.ofSeconds(15),
                    0,
                    List.of(
                        new RuleGroups.Alerting(
                            "Down",
                            "up == 0",
                            Duration.ofMinutes(1),
                            Duration.ZERO,
                            Map.of("severity", "page"),
                            Map.of(),
                            List.of(alert),
                            run),
                        new RuleGroups.Recording("a:b", "sum(a)", Map.of(), run)),
                    run));
    QueryApi api = api(series, rules);
    JsonNode group = json(api.rules(form(""))).path("data").path("groups").path(0);
    assertThat(group.path("evaluationTime").asDouble()).isEqualTo(0.25);
    assertThat(group.path("rules").path(0).path("state").asString()).isEqualTo("firing");
    assertThat(group.path("rules").path(1).path("type").asString()).isEqualTo("recording");
    assertThat(json(api.alerts()).path("data").path("alerts").path(0).path("value").asString())
        .isEqualTo("2e+00");
    assertThat(rulesOf(api, "type=record")).hasSize(1);
    assertThat(rulesOf(api, "rule_name[]=Down")).hasSize(1);
    assertThat(rulesOf(api, "rule_group[]=other")).isEmpty();
    assertThat(rulesOf(api, "exclude_alerts=true").path(0).path("alerts")).isEmpty();
    assertThat(api.rules(form("exclude_alerts=maybe")).status()).isEqualTo(400);
  }

  private static JsonNode rulesOf(QueryApi api, String form) {
    return json(api.rules(form(form))).path("data").path("groups").path(0).path("rules");
  }

  @Test
  void whatIsUpIsMadeFromOurSamplesAndTheScrapes() {
    Labels own = Labels.of("__name__", "fossawatch_history_series", "job", "shop");
    Labels scraped =
        Labels.of("__name__", "fossawatch_scrape_up", "job", "shop", "scrape_target", "cart");
    Labels theirs = Labels.of("__name__", "up", "job", "shop");
    series.add(own, 999_000, 17).add(scraped, 999_000, 0).add(theirs, 999_000, 9);
    QueryApi api = api(new UpSeries(series), RuleGroups.NONE);
    assertThat(json(api.query(form("query=up"))).path("data").path("result"))
        .hasToString(
            "[{\"metric\":{\"__name__\":\"up\",\"job\":\"shop\"},\"value\":[1000,\"1\"]},"
                + "{\"metric\":{\"__name__\":\"up\",\"job\":\"shop\",\"scrape_target\":\"cart\"},"
                + "\"value\":[1000,\"0\"]}]");
    assertThat(json(api.labelValues("__name__", form(""))).path("data"))
        .hasToString("[\"fossawatch_history_series\",\"fossawatch_scrape_up\",\"up\"]");
    assertThat(json(api.query(form("query=fossawatch_history_series"))).toString())
        .contains("\"17\"");
  }

  @Test
  void whatIsUpEndsWithOurSamples() {
    series.add(Labels.of("__name__", "fossawatch_history_series"), 400_000, 17);
    QueryApi api = api(new UpSeries(series), RuleGroups.NONE);
    assertThat(json(api.query(form("query=up"))).path("data").path("result")).isEmpty();
  }

  @Test
  void aNameOfManyBytesIsWrittenWhole() {
    series.add(Labels.of("__name__", "a", "l", "\u0001\n\"\\é€𝄞<"), 999_000, 1);
    JsonNode answer = json(api(series, RuleGroups.NONE).query(form("query=a")));
    JsonNode label = answer.path("data").path("result").path(0).path("metric").path("l");
    assertThat(label.asString()).isEqualTo("\u0001\n\"\\é€𝄞<");
  }

  @Test
  void aLargeRangeIsWrittenWhole() {
    for (int s = 0; s < 30; s++) {
      for (int i = 0; i < 100; i++) {
        Labels labels = Labels.of("__name__", "many", "s", Integer.toString(s));
        series.add(labels, i * 10_000L, i / 3.0);
      }
    }
    JsonNode answer =
        json(api(series, RuleGroups.NONE).queryRange(form("query=many&start=0&end=990&step=10")));
    JsonNode result = answer.path("data").path("result");
    assertThat(result).hasSize(30);
    assertThat(result.path(29).path("values")).hasSize(100);
    assertThat(result.path(29).path("values").path(1)).hasToString("[10,\"0.3333333333333333\"]");
  }
}
