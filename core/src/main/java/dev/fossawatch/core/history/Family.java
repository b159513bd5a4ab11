package dev.fossawatch.core.history;

import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The data points of one metric. They mostly come in the same order each time, so they are looked
 * for at the place where they were last. Guarded by the lock of the {@link SeriesStore}.
 */
final class Family {
  private final String metric;
  private final Map<Labels, PointSeries> byLabels = new HashMap<>();
  private List<PointSeries> byPlace = List.of();

  Family(String metric) {
    this.metric = metric;
  }

  void write(MetricSnapshot snapshot, int row, Track track) {
    List<? extends DataPointSnapshot> points = snapshot.getDataPoints();
    boolean same = points.size() == byPlace.size();
    List<PointSeries> places = same ? byPlace : new ArrayList<>(points.size());
    for (int i = 0; i < points.size(); i++) {
      DataPointSnapshot point = points.get(i);
      PointSeries held = same ? places.get(i) : null;
      if (held == null || !held.holds(point)) {
        held =
            byLabels.computeIfAbsent(point.getLabels(), labels -> new PointSeries(metric, point));
        if (same) {
          places.set(i, held);
        } else {
          places.add(held);
        }
      }
      held.write(point, row, track);
    }
    byPlace = places;
  }

  /** Forgets data points that were not there since a row. */
  void forget(int oldestRow) {
    byLabels.values().removeIf(point -> point.isGone(oldestRow));
  }

  boolean isEmpty() {
    return byLabels.isEmpty();
  }
}
