package dev.fossawatch.core.metrics.scrape;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The samples of one name where each is a data point by itself. Not thread-safe. */
final class SeriesDraft {
  private static final String TOTAL = "_total";

  private final String name;
  private final String family;
  private final FamilyType type;
  private final Map<Labels, Double> values = new LinkedHashMap<>();

  /**
   * @param name of the samples
   * @param family the name of the metric, without an ending
   */
  SeriesDraft(String name, String family, FamilyType type) {
    this.name = name;
    this.family = family;
    this.type = type;
  }

  String name() {
    return name;
  }

  String family() {
    return family;
  }

  void add(Labels labels, double value) throws UnfitException {
    if (type == FamilyType.COUNTER && value < 0) {
      throw new UnfitException("is a counter below 0");
    }
    if (values.putIfAbsent(labels, value) != null) {
      throw new UnfitException("has a sample twice, of which the first stands");
    }
  }

  /** Whether the library's counter keeps the name: it always shows {@code _total}. */
  boolean isCounter() {
    return type == FamilyType.COUNTER && name.endsWith(TOTAL) && name.length() > TOTAL.length();
  }

  /** The name less the ending that a counter shows by itself. */
  String counterName() {
    return name.substring(0, name.length() - TOTAL.length());
  }

  MetricSnapshot counter(MetricMetadata metadata) {
    return new CounterSnapshot(
        metadata, points((labels, value) -> new CounterDataPointSnapshot(value, labels, null, 0)));
  }

  /** Without the properties of a counter, under the name as it is. */
  MetricSnapshot plain(MetricMetadata metadata) {
    return switch (type) {
      case GAUGE, INFO, STATESET, GAUGEHISTOGRAM ->
          new GaugeSnapshot(
              metadata, points((labels, value) -> new GaugeDataPointSnapshot(value, labels, null)));
      default ->
          new UnknownSnapshot(
              metadata,
              points((labels, value) -> new UnknownDataPointSnapshot(value, labels, null)));
    };
  }

  private <T> List<T> points(BiFunction<Labels, Double, T> point) {
    return values.entrySet().stream()
        .map(entry -> point.apply(entry.getKey(), entry.getValue()))
        .toList();
  }
}
