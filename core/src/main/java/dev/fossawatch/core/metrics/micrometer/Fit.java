package dev.fossawatch.core.metrics.micrometer;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;

/** Leaves out the data points that have no value because their meter could not be read. */
final class Fit {
  private Fit() {}

  static MetricSnapshots only(MetricSnapshots all) {
    return new MetricSnapshots(
        all.stream()
            .map(Fit::only)
            .filter(snapshot -> !snapshot.getDataPoints().isEmpty())
            .toList());
  }

  private static MetricSnapshot only(MetricSnapshot snapshot) {
    if (snapshot instanceof GaugeSnapshot gauges) {
      return new GaugeSnapshot(
          gauges.getMetadata(),
          gauges.getDataPoints().stream().filter(point -> isFit(point.getValue())).toList());
    } else if (snapshot instanceof CounterSnapshot counters) {
      return new CounterSnapshot(
          counters.getMetadata(),
          counters.getDataPoints().stream().filter(point -> isFit(point.getValue())).toList());
    } else if (snapshot instanceof SummarySnapshot summaries) {
      return new SummarySnapshot(
          summaries.getMetadata(),
          summaries.getDataPoints().stream().filter(point -> isFit(point.getSum())).toList());
    }
    return snapshot;
  }

  private static boolean isFit(double value) {
    return !Double.isNaN(value);
  }
}
