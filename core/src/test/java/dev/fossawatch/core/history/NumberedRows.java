package dev.fossawatch.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.store.segment.Disk;
import dev.fossawatch.promql.model.Stale;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * A history of numbered rows, a second apart, which is flushed every few. Its {@code main} writes
 * rows for ever, and prints how many are flushed each time.
 */
final class NumberedRows {
  static final int FLUSH_ROWS = 20;

  private static final long START = 1_767_225_600_000L;
  private static final MetricMetadata SOLD = new MetricMetadata("sold", "Things sold.");

  private NumberedRows() {}

  /**
   * Writes until it is killed.
   *
   * @param args the directory and the number of the first row
   */
  public static void main(String[] args) throws IOException {
    write(
        Disk.of(Path.of(args[0])),
        Integer.parseInt(args[1]),
        Integer.MAX_VALUE,
        new InternalErrors(),
        flushed -> {
          System.out.println(flushed);
          System.out.flush();
        });
  }

  /** Writes rows, and tells after each flush how many there are on disk. */
  static void write(Disk disk, int from, int to, InternalErrors errors, IntConsumer flushed)
      throws IOException {
    SeriesStore store = store();
    HistoryFiles files = HistoryFiles.open(store, disk, 1L << 30, errors);
    Track track = store.track("own", Duration.ofSeconds(1));
    for (int row = from; row < to; row++) {
      track.append(time(row), row(row));
      if ((row + 1) % FLUSH_ROWS == 0 || row + 1 == to) {
        files.flush();
        flushed.accept(row + 1);
      }
    }
  }

  /**
   * Requires that every row from one number on is there, up to those flushed, perhaps up to those
   * written, and nothing else.
   *
   * @return how many there are, counted from 0
   */
  static int requireAll(Disk disk, int from, int flushed, int written) throws IOException {
    long[] times = times(disk, time(from));
    assertThat(times.length).isBetween(flushed - from, written - from);
    for (int i = 0; i < times.length; i++) {
      assertThat(times[i]).isEqualTo(time(from + i));
    }
    return from + times.length;
  }

  /** The times of all rows from one on, each of which must hold its own number. */
  private static long[] times(Disk disk, long from) throws IOException {
    SeriesStore store = store();
    HistoryFiles.open(store, disk, 1L << 30, new InternalErrors());
    List<Recorded> found = Recorded.select(store, "sold_total", from, Long.MAX_VALUE);
    if (found.isEmpty()) {
      return new long[0];
    }
    Recorded sold = found.get(0);
    int[] taken =
        IntStream.range(0, sold.times().length)
            .filter(i -> !Stale.is(sold.values()[i]) && sold.times()[i] >= from)
            .toArray();
    for (int i : taken) {
      assertThat(time((int) sold.values()[i])).isEqualTo(sold.times()[i]);
    }
    return Arrays.stream(taken).mapToLong(i -> sold.times()[i]).toArray();
  }

  private static SeriesStore store() {
    return new SeriesStore("shop", "a1", 100);
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
