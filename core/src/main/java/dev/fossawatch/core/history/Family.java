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
  private final List<PointSeries> byPlace = new ArrayList<>();

  Family(String metric) {
    this.metric = metric;
  }

  void write(MetricSnapshot snapshot, Track track) {
    List<? extends DataPointSnapshot> points = snapshot.getDataPoints();
    for (int place = 0; place < points.size(); place++) {
      DataPointSnapshot point = points.get(place);
      at(place, point).write(point, track);
    }
    byPlace.subList(points.size(), byPlace.size()).clear();
  }

  private PointSeries at(int place, DataPointSnapshot point) {
    if (place < byPlace.size() && byPlace.get(place).holds(point)) {
      return byPlace.get(place);
    }
    PointSeries found =
        byLabels.compute(
            point.getLabels(),
            (labels, known) ->
                known != null && known.holds(point) ? known : new PointSeries(metric, point));
    if (place < byPlace.size()) {
      byPlace.set(place, found);
    } else {
      byPlace.add(found);
    }
    return found;
  }

  /** Forgets data points whose series have left memory. */
  void forgetLeft() {
    byLabels.values().removeIf(PointSeries::hasLeft);
  }

  boolean isEmpty() {
    return byLabels.isEmpty();
  }
}
