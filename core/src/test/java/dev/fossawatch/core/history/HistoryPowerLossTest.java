package dev.fossawatch.core.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.store.segment.CrashingDisk;
import dev.fossawatch.core.store.segment.CrashingDisk.Phase;
import dev.fossawatch.core.store.segment.CrashingDisk.Survival;
import dev.fossawatch.core.store.segment.Disk;
import dev.fossawatch.core.store.segment.ForgetfulDisk;
import dev.fossawatch.core.store.segment.PowerLoss;
import dev.fossawatch.promql.model.Stale;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is left of the history when the power is lost at any step of writing it. */
class HistoryPowerLossTest {
  private static final long START = 1_767_225_600_000L;
  private static final int ROWS = 700;
  private static final int FLUSH_ROWS = 20;
  private static final MetricMetadata SOLD = new MetricMetadata("sold", "Things sold.");

  private final InternalErrors errors = new InternalErrors();
  private int written;
  private int flushed;

  @ParameterizedTest
  @EnumSource
  void whatWasFlushedIsThereWhereverTheWritingStopped(Survival survival) throws IOException {
    CrashingDisk calm = new CrashingDisk();
    live(calm, 0, ROWS);
    assertThat(calm.steps()).isGreaterThan(100);
    Random random = new Random(1);
    for (int step = 0; step < calm.steps(); step++) {
      for (Phase phase : Phase.values()) {
        CrashingDisk left = lose(step, phase).afterPowerLoss(random, survival);
        int begin = written;
        assertHolds(left, 0, flushed, begin);
        live(left, begin, begin + FLUSH_ROWS);
        assertHolds(left, begin, begin + FLUSH_ROWS, written);
      }
    }
    assertThat(errors.counts()).isEmpty();
  }

  @Test
  void theCheckFindsALossWhereAppendsAreNotForced() throws IOException {
    CrashingDisk calm = new CrashingDisk();
    live(calm, 0, ROWS);
    CrashingDisk disk = new CrashingDisk().stopAt(calm.steps() / 2, Phase.BEFORE);
    try {
      live(new ForgetfulDisk(disk, ForgetfulDisk.Point.SEGMENT_APPEND), 0, ROWS);
    } catch (PowerLoss lost) {
      CrashingDisk left = disk.afterPowerLoss(new Random(1), Survival.NOTHING);
      assertThatThrownBy(() -> assertHolds(left, 0, flushed, written))
          .isInstanceOf(AssertionError.class);
      return;
    }
    throw new AssertionError("the power was not lost");
  }

  private CrashingDisk lose(int step, Phase phase) throws IOException {
    CrashingDisk disk = new CrashingDisk().stopAt(step, phase);
    try {
      live(disk, 0, ROWS);
    } catch (PowerLoss lost) {
      return disk;
    }
    throw new AssertionError("the power was not lost at step " + step);
  }

  private void live(Disk disk, int from, int to) throws IOException {
    written = from;
    flushed = from;
    SeriesStore store = new SeriesStore("shop", "a1", 100);
    HistoryFiles files = HistoryFiles.open(store, disk, 1L << 30, errors);
    Track track = store.track("own", Duration.ofSeconds(1));
    for (int row = from; row < to; row++) {
      track.append(time(row), row(row));
      written++;
      if (written % FLUSH_ROWS == 0 || written == to) {
        files.flush();
        flushed = written;
      }
    }
  }

  /** Each row from one number on is there up to those flushed, perhaps up to those written. */
  private void assertHolds(Disk disk, int from, int least, int most) throws IOException {
    long[] times = rows(disk);
    int first = Arrays.binarySearch(times, time(from));
    if (least > from) {
      assertThat(first).isNotNegative();
    }
    int count = first < 0 ? 0 : times.length - first;
    assertThat(count).isBetween(least - from, most - from);
    for (int i = 0; i < count; i++) {
      assertThat(times[first + i]).isEqualTo(time(from + i));
    }
  }

  /** The times of all rows, each of which must hold its own value. */
  private long[] rows(Disk disk) throws IOException {
    SeriesStore store = new SeriesStore("shop", "a1", 100);
    HistoryFiles.open(store, disk, 1L << 30, errors);
    List<Recorded> found = Recorded.select(store, "sold_total", 0, Long.MAX_VALUE);
    if (found.isEmpty()) {
      return new long[0];
    }
    Recorded sold = found.get(0);
    return IntStream.range(0, sold.times().length)
        .filter(i -> !Stale.is(sold.values()[i]))
        .peek(i -> assertThat(time((int) sold.values()[i])).isEqualTo(sold.times()[i]))
        .mapToLong(i -> sold.times()[i])
        .toArray();
  }

  private static long time(int row) {
    return START + row * 1_000L;
  }

  private static MetricSnapshots row(int number) {
    return MetricSnapshots.of(
        new CounterSnapshot(
            SOLD, List.of(new CounterDataPointSnapshot(number, Labels.EMPTY, null, 0))));
  }
}
