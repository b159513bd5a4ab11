package dev.fossawatch.core.history;

import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The series held for one data point. Guarded by the lock of the {@link SeriesStore}. */
final class PointSeries {
  private final Labels labels;
  private final List<Column> columns;
  private final @Nullable MemorySeries[] series;
  private final double[] values;
  private int lastRow = -1;

  PointSeries(String metric, DataPointSnapshot point) {
    labels = point.getLabels();
    columns = DataPoints.columns(metric, point);
    series = new @Nullable MemorySeries[columns.size()];
    values = new double[Math.max(1, columns.size())];
  }

  /** Whether these are the series of a data point. */
  boolean holds(DataPointSnapshot point) {
    return DataPoints.count(point) == values.length && labels.equals(point.getLabels());
  }

  /** Writes the values of the data point at a row, making series as far as there is room. */
  void write(DataPointSnapshot point, int row, Track track) {
    lastRow = row;
    if (columns.isEmpty()) {
      return;
    }
    DataPoints.values(point, values);
    for (int i = 0; i < series.length; i++) {
      MemorySeries held = series[i];
      if (held == null) {
        held = track.create(columns.get(i), row);
        series[i] = held;
      }
      if (held != null) {
        held.set(row, values[i]);
      }
    }
  }

  /** Whether nothing was written since a row. */
  boolean isGone(int oldestRow) {
    return lastRow < oldestRow;
  }
}
