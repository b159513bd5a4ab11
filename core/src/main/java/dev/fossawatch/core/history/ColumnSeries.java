package dev.fossawatch.core.history;

import dev.fossawatch.promql.model.Labels;
import org.jspecify.annotations.Nullable;

/**
 * The series of one column. Its labels are made once, even where there is never room for it.
 * Guarded by the lock of the {@link SeriesStore}.
 */
final class ColumnSeries {
  private final Column column;
  private @Nullable Labels labels;
  private @Nullable LiveSeries live;

  ColumnSeries(Column column) {
    this.column = column;
  }

  /** Writes a value to the row, if there is room for the series. */
  void write(double value, Track track) {
    if (!isLive()) {
      labels = labels == null ? track.identified(column) : labels;
      live = track.find(labels, column.counts());
    }
    if (live != null) {
      track.set(live, value);
    }
  }

  /** Whether it is in memory. */
  boolean isLive() {
    return live != null && live.isLive();
  }
}
