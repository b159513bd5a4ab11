package dev.fossawatch.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.store.segment.Disk;
import dev.fossawatch.promql.model.Stale;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryFilesTest {
  private static final long START = 1_767_225_600_000L;
  private static final long DISK = 1L << 30;
  private static final MetricMetadata LEVEL = new MetricMetadata("level", "A level.");
  private static final MetricMetadata SOLD = new MetricMetadata("sold", "Things sold.");

  private final InternalErrors errors = new InternalErrors();
  private final NavigableMap<Long, Double> levels = new TreeMap<>();
  private final NavigableMap<Long, Double> sales = new TreeMap<>();
  private long now = START;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatWasFlushedIsThereAfterEveryDeath(long seed) throws IOException {
    Random random = new Random(seed);
    for (int life = 0; life < 5; life++) {
      SeriesStore store = store();
      HistoryFiles files = open(store);
      assertHolds(store);
      live(store, files, random, random.nextInt(3_000));
      now += random.nextInt(30_000);
    }
    assertThat(errors.counts()).isEmpty();
  }

  /** Writes a row a second, flushes every few, and dies with the last flush. */
  private void live(SeriesStore store, HistoryFiles files, Random random, int seconds)
      throws IOException {
    Track track = store.track("own", Duration.ofSeconds(1));
    double count = 0;
    for (int i = 1; i <= seconds; i++) {
      now += 1_000;
      double level = random.nextGaussian();
      count += random.nextInt(5);
      track.append(now, row(level, count));
      levels.put(now, level);
      sales.put(now, count);
      if (i % 5 == 0 || i == seconds) {
        files.flush();
      }
    }
  }

  private void assertHolds(SeriesStore store) {
    if (levels.isEmpty()) {
      return;
    }
    Recorded recent = only(store, "level", "", levels.lastKey() - 3_000_000);
    NavigableMap<Long, Double> read = new TreeMap<>();
    for (int i = 0; i < recent.times().length; i++) {
      if (!Stale.is(recent.values()[i])) {
        read.put(recent.times()[i], recent.values()[i]);
      }
    }
    assertThat(read).isEqualTo(levels.tailMap(levels.lastKey() - 3_000_000, true));
    assertThat(Stale.is(recent.values()[recent.values().length - 1])).isTrue();
    assertThat(increase(values(only(store, "sold_total", "", 0)))).isEqualTo(increase(all(sales)));
    assertThat(Arrays.stream(values(only(store, "level", "min_over_time", 0))).min())
        .isEqualTo(Arrays.stream(all(levels)).min());
    assertThat(Arrays.stream(values(only(store, "level", "max_over_time", 0))).max())
        .isEqualTo(Arrays.stream(all(levels)).max());
  }

  @Test
  void whenTheFinestSamplesAreGoneTheCoarserOnesStillAddUp() throws IOException {
    Random random = new Random(1);
    for (int life = 0; life < 6; life++) {
      SeriesStore store = store();
      live(store, open(store), random, 1_000 + random.nextInt(2_000));
    }
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(path -> path.toString().contains("history-1s")).toList()) {
        Files.delete(file);
      }
    }
    SeriesStore store = store();
    open(store).close();

    assertThat(only(store, "sold_total", "", 0).times().length).isLessThan(sales.size() / 4);
    assertThat(increase(values(only(store, "sold_total", "", 0)))).isEqualTo(increase(all(sales)));
    assertThat(Arrays.stream(values(only(store, "level", "max_over_time", 0))).max())
        .isEqualTo(Arrays.stream(all(levels)).max());
  }

  @Test
  void closingWritesWhatIsLeft() throws IOException {
    SeriesStore store = store();
    HistoryFiles files = open(store);
    store.track("own", Duration.ofSeconds(1)).append(START, row(1, 2));
    files.close();

    SeriesStore next = store();
    open(next).close();
    assertThat(only(next, "level", "", 0).times()[0]).isEqualTo(START);
  }

  @Test
  void finishedBlocksLeaveMemoryAndAreReadFromTheDisk() throws IOException {
    SeriesStore store = store();
    try (HistoryFiles files = open(store)) {
      live(store, files, new Random(1), 7_200);

      assertThat(store.bytes()).isZero();
      assertThat(files.bytes()).isPositive();
      assertThat(only(store, "level", "", now - 3_600_000).times()).hasSizeGreaterThan(3_500);
    }
  }

  @Test
  void beyondItsShareOfTheDiskTheOldestGoes() throws IOException {
    SeriesStore store = store();
    try (HistoryFiles files = HistoryFiles.open(store, Disk.of(directory), 50_000, errors)) {
      live(store, files, new Random(1), 10_000);

      assertThat(files.droppedBlocks()).isPositive();
      assertThat(only(store, "level", "", 0).times()).endsWith(now);
    }
  }

  private SeriesStore store() {
    return new SeriesStore("shop", "a1", 1_000);
  }

  private HistoryFiles open(SeriesStore store) throws IOException {
    return HistoryFiles.open(store, Disk.of(directory), DISK, errors);
  }

  private static MetricSnapshots row(double level, double sold) {
    return MetricSnapshots.of(
        new GaugeSnapshot(LEVEL, List.of(new GaugeDataPointSnapshot(level, Labels.EMPTY, null))),
        new CounterSnapshot(
            SOLD, List.of(new CounterDataPointSnapshot(sold, Labels.EMPTY, null, 0))));
  }

  private static Recorded only(SeriesStore store, String metric, String function, long from) {
    List<Recorded> found = Recorded.select(store, metric, from, Long.MAX_VALUE, function);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).times()).isSorted();
    return found.get(0);
  }

  private static double[] values(Recorded series) {
    return Arrays.stream(series.values()).filter(value -> !Stale.is(value)).toArray();
  }

  private static double[] all(NavigableMap<Long, Double> samples) {
    return samples.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double increase(double[] counter) {
    double increase = 0;
    for (int i = 1; i < counter.length; i++) {
      increase += counter[i] - (counter[i] < counter[i - 1] ? 0 : counter[i - 1]);
    }
    return increase;
  }
}
