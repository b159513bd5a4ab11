package dev.fossawatch.core.metrics;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.HashMap;
import java.util.Map;

/**
 * Meters of several origins together. They are read at different moments, so a name may come with
 * two types even though clashes were looked for; the first stands, since no format can show both.
 * Not thread-safe.
 */
final class OneTypeEach {
  private final Map<String, Class<?>> types = new HashMap<>();
  private final MetricSnapshots.Builder all = MetricSnapshots.builder();

  void add(MetricSnapshots snapshots) {
    snapshots.forEach(this::add);
  }

  void add(MetricSnapshot snapshot) {
    Class<?> type = snapshot.getClass();
    Class<?> first = types.putIfAbsent(snapshot.getMetadata().getPrometheusName(), type);
    if (first == null || first == type) {
      all.metricSnapshot(snapshot);
    }
  }

  MetricSnapshots snapshots() {
    return all.build();
  }
}
