package dev.fossawatch.core.history;

import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;

/** The series held for one data point. Guarded by the lock of the {@link SeriesStore}. */
final class PointSeries {
  private final Labels labels;
  private final List<ColumnSeries> series;
  private final double[] values;

  PointSeries(String metric, DataPointSnapshot point) {
    labels = point.getLabels();
    series = DataPoints.columns(metric, point).stream().map(ColumnSeries::new).toList();
    values = new double[Math.max(1, series.size())];
  }

  /** Whether these are the series of a data point. */
  boolean holds(DataPointSnapshot point) {
    return DataPoints.count(point) == values.length && labels.equals(point.getLabels());
  }

  /** Writes the values of the data point to the row, making series as far as there is room. */
  void write(DataPointSnapshot point, Track track) {
    if (series.isEmpty()) {
      return;
    }
    DataPoints.values(point, values);
    for (int i = 0; i < values.length; i++) {
      series.get(i).write(values[i], track);
    }
  }

  /** Whether none of its series is in memory. */
  boolean hasLeft() {
    return series.stream().noneMatch(ColumnSeries::isLive);
  }
}
