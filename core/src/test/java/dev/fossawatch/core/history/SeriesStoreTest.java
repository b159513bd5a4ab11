package dev.fossawatch.core.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.fossawatch.promql.model.Stale;
import io.prometheus.metrics.core.datapoints.GaugeDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeriesStoreTest {
  private static final long START = 1_767_225_600_000L;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final SeriesStore store = new SeriesStore("shop", "a1", 1_000);
  private final Track track = store.track("own", Duration.ofSeconds(1));
  private long now = START;

  @Test
  void samplesCarryJobAndInstanceBesideTheirOwnLabels() {
    gauge("room", "kitchen").set(21.5);
    row();

    Recorded series = only("temperature");
    assertThat(series.labels())
        .containsOnly(entry("room", "kitchen"), entry("job", "shop"), entry("instance", "a1"));
    assertThat(series.times()).containsExactly(START);
    assertThat(series.values()).containsExactly(21.5);
  }

  @Test
  void everyRowOfAnUnchangedValueIsThere() {
    gauge("room", "kitchen").set(1);
    rows(100);

    assertThat(only("temperature").times())
        .containsExactly(LongStream.range(0, 100).map(i -> START + i * 1_000).toArray());
    assertThat(only("temperature").values()).containsOnly(1);
  }

  @Test
  void aRangeIncludesBothItsEnds() {
    GaugeDataPoint gauge = gauge("room", "kitchen");
    for (int i = 0; i < 10; i++) {
      gauge.set(i);
      row();
    }

    assertThat(select("temperature", START + 3_000, START + 6_000).get(0).values())
        .containsExactly(3, 4, 5, 6);
  }

  @Test
  void aCounterThatAppearsLaterIsPrecededByZero() {
    row();
    Counter.builder().name("sold").register(registry).inc(5);
    row();

    assertThat(only("sold_total").times()).containsExactly(START, START + 1_000);
    assertThat(only("sold_total").values()).containsExactly(0, 5);
  }

  @Test
  void aGaugeThatAppearsLaterIsNotPrecededByAnything() {
    row();
    gauge("room", "kitchen").set(5);
    row();

    assertThat(only("temperature").times()).containsExactly(START + 1_000);
  }

  @Test
  void aCounterThatAppearsAfterAMissedReadingIsNotPrecededByZero() {
    row();
    track.miss(now);
    now += 1_000;
    Counter.builder().name("sold").register(registry).inc(5);
    row();

    assertThat(only("sold_total").values()).containsExactly(5);
  }

  @Test
  void aMissedReadingEndsEverySeries() {
    gauge("room", "kitchen").set(1);
    row();
    track.miss(now);
    now += 1_000;
    row();

    double[] values = only("temperature").values();
    assertThat(values).hasSize(3);
    assertThat(Stale.is(values[1])).isTrue();
    assertThat(values[2]).isOne();
  }

  @Test
  void labelsThatAreNamedLikeOursAreKeptUnderAnotherName() {
    gauge("job", "nightly").set(1);
    row();

    assertThat(only("temperature").labels())
        .containsOnly(
            entry("exported_job", "nightly"), entry("job", "shop"), entry("instance", "a1"));
  }

  @Test
  void aSummaryWithoutSumAndCountHasItsQuantilesAlone() {
    track.append(
        now,
        MetricSnapshots.of(
            SummarySnapshot.builder()
                .name("size_bytes")
                .dataPoint(
                    SummarySnapshot.SummaryDataPointSnapshot.builder()
                        .quantiles(Quantiles.of(new Quantile(0.5, 12)))
                        .build())
                .build()));

    assertThat(store.names()).containsExactly("size_bytes");
  }

  @Test
  void aSeriesThatStopsIsMarkedStaleAndMayComeBack() {
    Gauge gauge = Gauge.builder().name("temperature").labelNames("room").register(registry);
    gauge.labelValues("kitchen").set(5);
    rows(2);
    gauge.remove("kitchen");
    rows(3);
    gauge.labelValues("kitchen").set(6);
    row();

    Recorded series = only("temperature");
    assertThat(series.times()).containsExactly(START, START + 1_000, START + 2_000, START + 5_000);
    assertThat(series.values()[1]).isEqualTo(5);
    assertThat(Stale.is(series.values()[2])).isTrue();
    assertThat(series.values()[3]).isEqualTo(6);
  }

  @Test
  void aSeriesThatStoppedLeavesMemory() {
    Gauge gauge = Gauge.builder().name("temperature").labelNames("room").register(registry);
    gauge.labelValues("kitchen").set(5);
    row();
    gauge.remove("kitchen");
    rows(3 * 3_600);

    assertThat(store.size()).isZero();
    assertThat(store.names()).isEmpty();
  }

  @Test
  void notANumberIsAValueAndNoMarker() {
    gauge("room", "kitchen").set(Double.NaN);
    row();

    assertThat(only("temperature").values()[0]).isNaN();
    assertThat(Stale.is(only("temperature").values()[0])).isFalse();
  }

  @Test
  void aHistogramIsKeptAsPrometheusShowsIt() {
    Histogram.builder()
        .name("wait_seconds")
        .classicOnly()
        .classicUpperBounds(0.5, 1)
        .register(registry)
        .observe(0.7);
    row();

    assertThat(store.names())
        .containsExactly("wait_seconds_bucket", "wait_seconds_count", "wait_seconds_sum");
    assertThat(bucket("0.5")).containsExactly(0);
    assertThat(bucket("1.0")).containsExactly(1);
    assertThat(bucket("+Inf")).containsExactly(1);
    assertThat(only("wait_seconds_sum").values()).containsExactly(0.7);
  }

  @Test
  void aHistogramThatComesBackWithOtherBucketsDisturbsNoOther() {
    registry.register(histogram(0.5));
    Gauge.builder().name("zone").register(registry).set(1);
    row();
    registry.clear();
    registry.register(histogram(0.5, 1, 2));
    Gauge.builder().name("zone").register(registry).set(2);
    row();

    assertThat(bucket("2.0")).containsExactly(0, 1);
    assertThat(only("zone").values()).containsExactly(1, 2);
  }

  private static Histogram histogram(double... bounds) {
    Histogram histogram =
        Histogram.builder().name("wait_seconds").classicOnly().classicUpperBounds(bounds).build();
    histogram.observe(0.7);
    return histogram;
  }

  @Test
  void conditionsOnLabelsSelectSeries() {
    Gauge gauge = Gauge.builder().name("temperature").labelNames("room").register(registry);
    gauge.labelValues("kitchen").set(1);
    gauge.labelValues("hall").set(2);
    row();

    assertThat(only("temperature{room='hall'}").values()).containsExactly(2);
    assertThat(only("temperature{room!='hall'}").values()).containsExactly(1);
    assertThat(only("{__name__=~'temp.*', room='hall'}").values()).containsExactly(2);
    assertThat(select("temperature{floor=''}", 0, now)).hasSize(2);
  }

  @Test
  void beyondTheCapNewSeriesAreDroppedAndCounted() {
    Gauge gauge = Gauge.builder().name("temperature").labelNames("room").register(registry);
    for (int i = 0; i < 1_500; i++) {
      gauge.labelValues("room" + i).set(i);
    }
    rows(2);

    assertThat(store.size()).isEqualTo(1_000);
    assertThat(store.dropped()).isEqualTo(1_000);
  }

  @Test
  void aClockSetBackALittleIsWaitedForAndFurtherBeginsAnew() {
    gauge("room", "kitchen").set(1);
    rows(2);

    assertThat(track.append(now - 3_000, registry.scrape())).isFalse();
    assertThat(only("temperature").times()).hasSize(2);

    assertThat(track.append(START - 3_600_000, registry.scrape())).isTrue();
    assertThat(only("temperature").times()).containsExactly(START - 3_600_000);
    assertThat(store.size()).isEqualTo(1);
  }

  private GaugeDataPoint gauge(String label, String value) {
    return Gauge.builder()
        .name("temperature")
        .labelNames(label)
        .register(registry)
        .labelValues(value);
  }

  private void rows(int n) {
    for (int i = 0; i < n; i++) {
      row();
    }
  }

  private void row() {
    track.append(now, registry.scrape());
    now += 1_000;
  }

  private double[] bucket(String le) {
    return only("wait_seconds_bucket{le='" + le + "'}").values();
  }

  private List<Recorded> select(String selector, long from, long to) {
    return Recorded.select(store, selector, from, to);
  }

  private Recorded only(String selector) {
    List<Recorded> found = select(selector, 0, now);
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
