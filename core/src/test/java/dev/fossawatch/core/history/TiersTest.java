package dev.fossawatch.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.promql.PromQl;
import dev.fossawatch.promql.engine.Engine;
import dev.fossawatch.promql.engine.Limits;
import dev.fossawatch.promql.model.Annotation;
import dev.fossawatch.promql.model.Stale;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of samples when they grow old. */
class TiersTest {
  private static final long START = 1_767_225_600_000L;
  private static final int HOUR = 3_600;
  private static final MetricMetadata LEVEL = new MetricMetadata("level", "A level.");
  private static final MetricMetadata SOLD = new MetricMetadata("sold", "Things sold.");

  private final SeriesStore store = new SeriesStore("shop", "a1", 1_000);
  private final Track track = store.track("own", Duration.ofSeconds(1));
  private final NavigableMap<Long, Double> levels = new TreeMap<>();
  private final NavigableMap<Long, Double> sales = new TreeMap<>();
  private long now = START;

  @Test
  void theLastHourIsKeptBySecondsTheDayByTensTheRestByMinutes() {
    write(26 * HOUR, i -> (double) i, i -> null);

    long[] times = only("level", "").times();
    assertThat(steps(times, now - 3_600_000, now)).containsOnly(1_000);
    assertThat(steps(times, now - 23 * 3_600_000, now - 4_400_000)).containsOnly(10_000);
    assertThat(steps(times, START, now - 25 * 3_600_000)).containsOnly(60_000);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everySampleKeptWasTheLatestInItsInterval(long seed) {
    Random random = new Random(seed);
    write(3 * HOUR, i -> maybe(random, random.nextInt(1_000)), i -> (double) i);

    Recorded level = only("level", "");
    for (int i = 0; i < level.times().length; i++) {
      if (!Stale.is(level.values()[i])) {
        Map.Entry<Long, Double> latest = levels.floorEntry(level.times()[i]);
        assertThat(latest.getValue()).isEqualTo(level.values()[i]);
        assertThat(level.times()[i] - latest.getKey()).isLessThan(60_000);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void noIncreaseOfACounterIsLostHoweverOftenItRestarts(long seed) {
    Random random = new Random(seed);
    double[] count = {0};
    write(
        27 * HOUR,
        i -> null,
        i -> {
          boolean restarts = random.nextInt(400) == 0;
          count[0] = restarts ? random.nextInt(3) : count[0] + random.nextInt(50);
          return count[0];
        });

    Recorded sold = only("sold_total", "");
    assertThat(increase(sold.values()))
        .isEqualTo(increase(sales.values().stream().mapToDouble(Double::doubleValue).toArray()));
    assertThat(sold.times().length).isLessThan(sales.size() / 4);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theSmallestAndLargestOfAGaugeAreKept(long seed) {
    Random random = new Random(seed);
    write(3 * HOUR, i -> maybe(random, random.nextGaussian()), i -> null);

    double[] smallest = values(only("level", "min_over_time"));
    double[] largest = values(only("level", "max_over_time"));
    assertThat(smallest.length).isLessThan(levels.size());
    assertThat(Arrays.stream(smallest).min()).hasValue(least(levels));
    assertThat(Arrays.stream(largest).max())
        .hasValue(levels.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow());
  }

  private static double least(NavigableMap<Long, Double> levels) {
    return levels.values().stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  @Test
  void aSeriesThatEndedHasEndedInEveryTier() {
    write(200, i -> 1.0, i -> null);
    write(2 * HOUR, i -> null, i -> 1.0);

    Recorded level = only("level", "");
    assertThat(level.times()[level.times().length - 1]).isBetween(now - 7_200_000, now - 7_180_000);
    assertThat(Stale.is(level.values()[level.values().length - 1])).isTrue();
    assertThat(Stale.is(level.values()[level.values().length - 2])).isFalse();
  }

  @Test
  void aCounterThatAppearsLaterIsPrecededByZeroInEveryTier() {
    for (int hours = 0; hours < 3; hours++) {
      write(HOUR, i -> 1.0, i -> null);
    }
    write(2 * HOUR, i -> 1.0, i -> 7.0);

    Recorded sold = only("sold_total", "");
    assertThat(sold.values()).startsWith(0).endsWith(7);
    assertThat(increase(sold.values())).isEqualTo(7);
    assertThat(sold.times()[0]).isBetween(now - 7_270_000, now - 7_200_000);
  }

  @Test
  void manySeriesThatBeginOneAfterAnotherAreAllKept() {
    List<GaugeDataPointSnapshot> points = new ArrayList<>();
    for (int i = 0; i < 700; i++) {
      points.add(new GaugeDataPointSnapshot(i, Labels.of("tank", "t" + i), null));
      track.append(now, MetricSnapshots.of(new GaugeSnapshot(LEVEL, points)));
      now += 1_000;
    }

    List<Recorded> found = Recorded.select(store, "level", 0, Long.MAX_VALUE);
    assertThat(found).hasSize(700);
    for (Recorded one : found) {
      int tank = Integer.parseInt(one.labels().getOrDefault("tank", "").substring(1));
      assertThat(one.values()).hasSize(700 - tank).containsOnly(tank);
    }
  }

  @Test
  void aCounterThatAppearsInTheFirstMinuteLosesNothingEither() {
    write(25, i -> 1.0, i -> i < 7 ? null : (double) i);
    write(3 * HOUR, i -> 1.0, i -> 24.0);

    assertThat(increase(only("sold_total", "").values())).isEqualTo(24);
  }

  @Test
  void beyondTheMemoryTheOldestBlocksAreDropped() {
    SeriesStore small = new SeriesStore("shop", "a1", 1_000, 24, 20_000);
    Track written = small.track("own", Duration.ofSeconds(1));
    Random random = new Random(1);
    for (int i = 0; i < 2 * HOUR; i++) {
      written.append(START + i * 1_000L, row(random.nextGaussian(), null));
    }

    assertThat(small.bytes()).isLessThan(20_000);
    assertThat(small.droppedBlocks()).isPositive();
    assertThat(Recorded.select(small, "level", 0, Long.MAX_VALUE).get(0).times())
        .endsWith(START + (2 * HOUR - 1) * 1_000L);
  }

  @Test
  void aRangeTooShortForItsTierIsRemarkedOn() {
    write(3 * HOUR, i -> 1.0, i -> (double) i);

    assertThat(remarks("rate(sold_total[10s])", now - 7_200_000))
        .containsExactly(
            "PromQL warning: range 10s is too short for data of this age, of which a sample is kept"
                + " every 10s; use at least 20s (1:6)");
    assertThat(remarks("rate(sold_total[20s])", now - 7_200_000)).isEmpty();
    assertThat(remarks("max_over_time(level[10s])", now - 7_200_000)).isEmpty();
    assertThat(remarks("rate(sold_total[10s])", now - 60_000)).isEmpty();
  }

  private List<String> remarks(String query, long time) {
    return new Engine(Limits.DEFAULT)
        .instant(PromQl.parse(query), store, time).annotations().stream()
            .map(Annotation::toString)
            .toList();
  }

  @Test
  void whatIsReadEverySomeSecondsIsNotKeptFinerThanThat() {
    Track slow = store.track("slow", Duration.ofSeconds(10));
    for (int i = 0; i < 3 * 360; i++) {
      slow.append(START + i * 10_000L, row((double) i, null));
    }

    assertThat(only("level", "").times()).hasSize(3 * 360);
  }

  private void write(
      int seconds, IntFunction<@Nullable Double> level, IntFunction<@Nullable Double> sold) {
    for (int i = 0; i < seconds; i++) {
      Double height = level.apply(i);
      Double sale = sold.apply(i);
      track.append(now, row(height, sale));
      put(levels, height);
      put(sales, sale);
      now += 1_000;
    }
    now -= 1_000;
  }

  private void put(NavigableMap<Long, Double> samples, @Nullable Double value) {
    if (value != null) {
      samples.put(now, value);
    }
  }

  private static @Nullable Double maybe(Random random, double value) {
    return random.nextInt(10) == 0 ? null : value;
  }

  private static MetricSnapshots row(@Nullable Double level, @Nullable Double sold) {
    List<MetricSnapshot> row = new ArrayList<>();
    if (level != null) {
      row.add(
          new GaugeSnapshot(LEVEL, List.of(new GaugeDataPointSnapshot(level, Labels.EMPTY, null))));
    }
    if (sold != null) {
      row.add(
          new CounterSnapshot(
              SOLD, List.of(new CounterDataPointSnapshot(sold, Labels.EMPTY, null, 0))));
    }
    return new MetricSnapshots(row);
  }

  private Recorded only(String metric, String function) {
    List<Recorded> found = Recorded.select(store, metric, 0, Long.MAX_VALUE, function);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).times()).isSorted();
    return found.get(0);
  }

  private static double[] values(Recorded series) {
    return Arrays.stream(series.values()).filter(value -> !Stale.is(value)).toArray();
  }

  private static long[] steps(long[] times, long from, long to) {
    long[] within = Arrays.stream(times).filter(time -> time >= from && time <= to).toArray();
    long[] steps = new long[within.length - 1];
    Arrays.setAll(steps, i -> within[i + 1] - within[i]);
    return steps;
  }

  private static double increase(double[] counter) {
    double increase = 0;
    for (int i = 1; i < counter.length; i++) {
      increase += counter[i] - (counter[i] < counter[i - 1] ? 0 : counter[i - 1]);
    }
    return increase;
  }
}
