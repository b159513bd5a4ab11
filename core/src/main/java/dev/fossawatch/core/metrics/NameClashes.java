package dev.fossawatch.core.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Label;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells the application's meters from ours where both have the same name: ours stand, theirs get a
 * label of their origin. Of another type than ours they cannot share the name and are left out.
 */
final class NameClashes {
  private final Map<String, Class<?>> ours = new HashMap<>();
  private final Label origin;
  private final List<MeterProblem> leftOut = new ArrayList<>();

  /**
   * @param ours the meters that stand
   * @param origin the label that theirs get
   */
  NameClashes(MetricSnapshots ours, Label origin) {
    this.origin = origin;
    ours.forEach(
        snapshot -> this.ours.put(snapshot.getMetadata().getPrometheusName(), snapshot.getClass()));
  }

  /** Their meters, fit to be shown beside ours. */
  MetricSnapshots beside(MetricSnapshots theirs) {
    return new MetricSnapshots(
        theirs.stream().map(this::beside).flatMap(Optional::stream).toList());
  }

  private Optional<MetricSnapshot> beside(MetricSnapshot their) {
    String name = their.getMetadata().getPrometheusName();
    Class<?> our = ours.get(name);
    if (our == null) {
      return Optional.of(their);
    }
    Optional<MetricSnapshot> labelled =
        our.equals(their.getClass()) ? labelled(their) : Optional.empty();
    if (labelled.isEmpty()) {
      leftOut.add(new MeterProblem(name, "has the name of another meter, but another type"));
    }
    return labelled;
  }

  /** Their meters that were left out. */
  List<MeterProblem> leftOut() {
    return List.copyOf(leftOut);
  }

  private Optional<MetricSnapshot> labelled(MetricSnapshot their) {
    MetricMetadata metadata = their.getMetadata();
    if (their instanceof CounterSnapshot counters) {
      return Optional.of(
          new CounterSnapshot(
              metadata, counters.getDataPoints().stream().map(this::labelled).toList()));
    } else if (their instanceof GaugeSnapshot gauges) {
      return Optional.of(
          new GaugeSnapshot(
              metadata, gauges.getDataPoints().stream().map(this::labelled).toList()));
    } else if (their instanceof HistogramSnapshot histograms) {
      return Optional.of(
          new HistogramSnapshot(
              metadata, histograms.getDataPoints().stream().map(this::labelled).toList()));
    } else if (their instanceof SummarySnapshot summaries) {
      return Optional.of(
          new SummarySnapshot(
              metadata, summaries.getDataPoints().stream().map(this::labelled).toList()));
    } else if (their instanceof UnknownSnapshot unknown) {
      return Optional.of(
          new UnknownSnapshot(
              metadata, unknown.getDataPoints().stream().map(this::labelled).toList()));
    }
    return Optional.empty();
  }

  private Labels labels(DataPointSnapshot point) {
    Labels labels = point.getLabels();
    return labels.contains(origin.getName())
        ? labels
        : labels.add(origin.getName(), origin.getValue());
  }

  private CounterDataPointSnapshot labelled(CounterDataPointSnapshot point) {
    return new CounterDataPointSnapshot(
        point.getValue(), labels(point), point.getExemplar(), point.getCreatedTimestampMillis());
  }

  private GaugeDataPointSnapshot labelled(GaugeDataPointSnapshot point) {
    return new GaugeDataPointSnapshot(point.getValue(), labels(point), point.getExemplar());
  }

  private UnknownDataPointSnapshot labelled(UnknownDataPointSnapshot point) {
    return new UnknownDataPointSnapshot(point.getValue(), labels(point), point.getExemplar());
  }

  private HistogramDataPointSnapshot labelled(HistogramDataPointSnapshot point) {
    return new HistogramDataPointSnapshot(
        point.getClassicBuckets(),
        point.getSum(),
        labels(point),
        point.getExemplars(),
        point.getCreatedTimestampMillis());
  }

  private SummaryDataPointSnapshot labelled(SummaryDataPointSnapshot point) {
    return new SummaryDataPointSnapshot(
        point.getCount(),
        point.getSum(),
        point.getQuantiles(),
        labels(point),
        point.getExemplars(),
        point.getCreatedTimestampMillis());
  }
}
