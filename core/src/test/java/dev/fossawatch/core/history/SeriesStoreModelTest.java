package dev.fossawatch.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.promql.model.Stale;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The store against a plain map of all samples, over random values, gaps, clocks and ranges. */
class SeriesStoreModelTest {
  private static final MetricMetadata METADATA = new MetricMetadata("level", "A level.");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatIsReadIsWhatWasWritten(long seed) {
    Random random = new Random(seed);
    SeriesStore store = new SeriesStore("shop", "a1", 100);
    Track track = store.track("own", Duration.ofSeconds(1));
    List<Long> times = new ArrayList<>();
    Map<String, NavigableMap<Long, Double>> model = new HashMap<>();
    long now = 1_000_000;

    for (int row = 0; row < 1_000; row++) {
      now += 1 + random.nextInt(3_000);
      times.add(now);
      track.append(now, row(random, model, now));
      if (random.nextInt(20) == 0) {
        long from = times.get(random.nextInt(times.size()));
        assertRange(store, model, from, from + random.nextInt(200_000));
      }
    }
  }

  private static MetricSnapshots row(
      Random random, Map<String, NavigableMap<Long, Double>> model, long now) {
    List<GaugeDataPointSnapshot> points = new ArrayList<>();
    for (String tank : List.of("a", "b", "c", "d")) {
      if (random.nextInt(10) > 0) {
        double value = random.nextInt(3);
        points.add(new GaugeDataPointSnapshot(value, Labels.of("tank", tank), null));
        model.computeIfAbsent(tank, name -> new TreeMap<>()).put(now, value);
      }
    }
    return MetricSnapshots.of(new GaugeSnapshot(METADATA, points));
  }

  private static void assertRange(
      SeriesStore store, Map<String, NavigableMap<Long, Double>> model, long from, long to) {
    model.forEach(
        (tank, written) -> {
          TreeMap<Long, Double> read = new TreeMap<>();
          for (Recorded series : Recorded.select(store, "level{tank='" + tank + "'}", from, to)) {
            for (int i = 0; i < series.times().length; i++) {
              if (!Stale.is(series.values()[i])) {
                read.put(series.times()[i], series.values()[i]);
              }
            }
          }
          assertThat(read).isEqualTo(written.subMap(from, true, to, true));
        });
  }
}
