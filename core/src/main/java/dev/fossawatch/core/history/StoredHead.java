package dev.fossawatch.core.history;

import dev.fossawatch.core.history.block.Block;
import dev.fossawatch.core.history.block.BlockSeries;
import dev.fossawatch.core.history.block.Numbers;
import dev.fossawatch.core.history.block.Statistic;
import dev.fossawatch.core.history.block.ValueBits;
import dev.fossawatch.core.history.block.ValueReader;
import dev.fossawatch.core.history.block.ValueWriter;
import dev.fossawatch.core.history.block.Values;
import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Stale;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A head put together from the {@link HeadRecord}s of a journal. Not thread-safe. */
final class StoredHead {
  private static final int MAX_ROWS = 1 << 16;
  private static final int MAX_SLOTS = 1 << 24;

  private final long begin;
  private long[] times = {};
  private final Map<Integer, One> series = new HashMap<>();

  private record One(Labels labels, List<ValueBits> columns) {}

  StoredHead(long begin) {
    this.begin = begin;
  }

  /** Its first time. */
  long begin() {
    return begin;
  }

  /** Its last time. */
  long end() {
    return times.length == 0 ? Long.MIN_VALUE : times[times.length - 1];
  }

  /** Adds what a record holds behind the first time. */
  void read(DataInputStream in) throws IOException {
    int firstRow = Numbers.read(in, MAX_ROWS);
    if (firstRow != times.length) {
      throw new IOException("rows are missing");
    }
    times = Arrays.copyOf(times, firstRow + Numbers.read(in, MAX_ROWS));
    for (int row = firstRow; row < times.length; row++) {
      times[row] = begin + Numbers.read(in);
    }
    for (int left = Numbers.read(in, MAX_SLOTS); left > 0; left--) {
      readSeries(in);
    }
  }

  private void readSeries(DataInputStream in) throws IOException {
    int slot = Numbers.read(in, MAX_SLOTS);
    int count = Numbers.read(in, Statistic.values().length);
    if (in.readBoolean()) {
      Labels labels = Numbers.readLabels(in);
      int firstRow = Numbers.read(in, MAX_ROWS);
      List<ValueBits> columns = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        columns.add(new ValueBits(firstRow));
      }
      series.put(slot, new One(labels, columns));
    }
    One one = series.get(slot);
    if (one == null || one.columns().size() != count) {
      throw new IOException("a series is missing");
    }
    for (ValueBits column : one.columns()) {
      column.read(in);
    }
  }

  /**
   * All of it as a block, in which every series ends a millisecond after the last row.
   *
   * @param finest what the finest resolution has, rows of which this one may not have taken yet;
   *     null if this is the finest
   */
  Optional<Block> block(@Nullable StoredHead finest) {
    List<BlockSeries> sealed = new ArrayList<>();
    long last = finest == null ? end() : Math.max(end(), finest.end());
    boolean more = last > end();
    long[] extended = Arrays.copyOf(times, times.length + (more ? 2 : 1));
    extended[times.length] = last;
    extended[extended.length - 1] = last + 1;
    Map<Labels, double[]> late = more && finest != null ? finest.after(end()) : new HashMap<>();
    series.forEach((slot, one) -> sealed.add(sealed(one, more, late.remove(one.labels()))));
    late.forEach((labels, values) -> sealed.add(begun(labels, values)));
    return sealed.isEmpty() ? Optional.empty() : Optional.of(Block.of(extended, sealed));
  }

  private BlockSeries sealed(One one, boolean more, double @Nullable [] late) {
    List<Values> columns = new ArrayList<>();
    for (int i = 0; i < one.columns().size(); i++) {
      double value = late == null ? Stale.MARKER : late[i];
      ValueBits column = one.columns().get(i);
      columns.add(
          more
              ? column.extended(times.length, value, Stale.MARKER)
              : column.extended(times.length, Stale.MARKER));
    }
    return new BlockSeries(one.labels(), columns);
  }

  private BlockSeries begun(Labels labels, double[] values) {
    List<Values> columns = new ArrayList<>();
    for (double value : values) {
      ValueWriter writer = new ValueWriter(times.length, value);
      writer.append(Stale.MARKER);
      columns.add(writer.values());
    }
    return new BlockSeries(labels, columns);
  }

  /** The last, smallest and largest value of each series after a time. */
  private Map<Labels, double[]> after(long time) {
    Map<Labels, double[]> found = new HashMap<>();
    for (One one : series.values()) {
      int last = one.columns().size() - 1;
      double[] lasts = spread(one.columns().get(0), time);
      double min = last == 0 ? lasts[1] : spread(one.columns().get(1), time)[1];
      double max = last == 0 ? lasts[2] : spread(one.columns().get(last), time)[2];
      if (!Stale.is(lasts[0])) {
        found.put(one.labels(), new double[] {lasts[0], min, max});
      }
    }
    return found;
  }

  private double[] spread(ValueBits column, long time) {
    double[] spread = {Stale.MARKER, Stale.MARKER, Stale.MARKER};
    ValueReader reader = new ValueReader(column.values());
    while (reader.next(times.length)) {
      double value = reader.value();
      if (times[reader.end() - 1] > time && !reader.isStale()) {
        boolean first = Stale.is(spread[0]);
        spread[1] = first ? value : Tier.least(spread[1], value);
        spread[2] = first ? value : Tier.most(spread[2], value);
        spread[0] = value;
      }
    }
    return spread;
  }
}
