package dev.fossawatch.core.history;

import dev.fossawatch.core.history.block.Statistic;
import dev.fossawatch.core.history.block.ValueWriter;
import dev.fossawatch.core.history.block.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of one series in a {@link Head}. Guarded by the lock of the {@link SeriesStore}. */
final class Columns {
  private final ValueWriter last;
  private final @Nullable ValueWriter min;
  private final @Nullable ValueWriter max;
  private int[] stored = {};

  /** Begins with the last value alone. */
  Columns(int row, double first) {
    last = new ValueWriter(row, first);
    min = null;
    max = null;
  }

  /** Begins with minima and maxima too. */
  Columns(int row, double first, double smallest, double largest) {
    last = new ValueWriter(row, first);
    min = new ValueWriter(row, smallest);
    max = new ValueWriter(row, largest);
  }

  void append(double value, double smallest, double largest) {
    last.append(value);
    if (min != null && max != null) {
      min.append(smallest);
      max.append(largest);
    }
  }

  /** As they stand, in the order of {@link Statistic}. */
  List<Values> values() {
    return min == null || max == null
        ? List.of(last.values())
        : List.of(last.values(), min.values(), max.values());
  }

  /** How many bits of each are on disk; empty where nothing is. */
  int[] stored() {
    return stored;
  }

  void stored(int[] bits) {
    stored = bits;
  }

  /** One of them as it stands; the last values where the others are not kept. */
  Values values(Statistic statistic) {
    ValueWriter writer =
        switch (statistic) {
          case LAST -> last;
          case MIN -> min;
          case MAX -> max;
        };
    return (writer == null ? last : writer).values();
  }
}
