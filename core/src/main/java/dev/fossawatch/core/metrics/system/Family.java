package dev.fossawatch.core.metrics.system;

import io.prometheus.metrics.model.registry.MetricType;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A family of meters: its name and meaning, and how its points are taken from a sample. Immutable.
 *
 * @param type as exposed; families whose conventional name ends in {@code _count} are unknown,
 *     since that ending is reserved for histograms wherever a type is told
 * @param name as in the client library: without the {@code _total} of a counter
 * @param fill adds the points
 */
record Family(
    MetricType type,
    String name,
    String help,
    List<String> labels,
    BiConsumer<SystemMetrics, Points> fill) {

  static Family gauge(
      String name, String help, List<String> labels, BiConsumer<SystemMetrics, Points> fill) {
    return new Family(MetricType.GAUGE, name, help, labels, fill);
  }

  static Family counter(
      String name, String help, List<String> labels, BiConsumer<SystemMetrics, Points> fill) {
    return new Family(MetricType.COUNTER, name, help, labels, fill);
  }

  /** A gauge whose conventional name ends in {@code _count}. */
  static Family count(
      String name, String help, List<String> labels, BiConsumer<SystemMetrics, Points> fill) {
    return new Family(MetricType.UNKNOWN, name, help, labels, fill);
  }

  MetricFamilyDescriptor descriptor() {
    return MetricFamilyDescriptor.of(type, metadata(), labels);
  }

  private MetricMetadata metadata() {
    return new MetricMetadata(name, help);
  }

  /** The points of this sample; none for figures that are not told. */
  MetricSnapshot snapshot(SystemMetrics sample) {
    Points points = new Points(labels);
    fill.accept(sample, points);
    MetricMetadata metadata = metadata();
    return switch (type) {
      case COUNTER -> new CounterSnapshot(metadata, points.as(Family::counterPoint));
      case GAUGE -> new GaugeSnapshot(metadata, points.as(Family::gaugePoint));
      default -> new UnknownSnapshot(metadata, points.as(Family::unknownPoint));
    };
  }

  private static CounterDataPointSnapshot counterPoint(Point point) {
    return new CounterDataPointSnapshot(point.value, point.labels, null, 0);
  }

  private static GaugeDataPointSnapshot gaugePoint(Point point) {
    return new GaugeDataPointSnapshot(point.value, point.labels, null);
  }

  private static UnknownDataPointSnapshot unknownPoint(Point point) {
    return new UnknownDataPointSnapshot(point.value, point.labels, null);
  }

  private record Point(Labels labels, double value) {}

  /** The points of one family in one sample. */
  static final class Points {
    private final List<String> labels;
    private final List<Point> points = new ArrayList<>();

    private Points(List<String> labels) {
      this.labels = labels;
    }

    /** Adds a point unless its figure is not told. */
    void add(@Nullable Number value, String... labelValues) {
      if (value != null) {
        points.add(new Point(Labels.of(labels, List.of(labelValues)), value.doubleValue()));
      }
    }

    private <T> List<T> as(Function<Point, T> snapshot) {
      return points.stream().map(snapshot).toList();
    }
  }
}
