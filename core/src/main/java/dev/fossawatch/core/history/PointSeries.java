package dev.fossawatch.core.history;

import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The series held for one data point. Guarded by the lock of the {@link SeriesStore}. */
final class PointSeries {
  private final Labels labels;
  private final List<Column> columns;
  private final @Nullable LiveSeries[] series;
  private final double[] values;

  PointSeries(String metric, DataPointSnapshot point) {
    labels = point.getLabels();
    columns = DataPoints.columns(metric, point);
    series = new @Nullable LiveSeries[columns.size()];
    values = new double[Math.max(1, columns.size())];
  }

  /** Whether these are the series of a data point. */
  boolean holds(DataPointSnapshot point) {
    return DataPoints.count(point) == values.length && labels.equals(point.getLabels());
  }

  /** Writes the values of the data point to the row, making series as far as there is room. */
  void write(DataPointSnapshot point, Track track) {
    if (columns.isEmpty()) {
      return;
    }
    DataPoints.values(point, values);
    for (int i = 0; i < series.length; i++) {
      LiveSeries one = series[i];
      if (one == null || !one.isLive()) {
        one = track.find(columns.get(i));
        series[i] = one;
      }
      if (one != null) {
        track.set(one, values[i]);
      }
    }
  }

  /** Whether none of its series is in memory. */
  boolean hasLeft() {
    for (LiveSeries one : series) {
      if (one != null && one.isLive()) {
        return false;
      }
    }
    return true;
  }
}
