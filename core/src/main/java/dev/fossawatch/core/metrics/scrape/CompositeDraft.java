package dev.fossawatch.core.metrics.scrape;

import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Label;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A histogram or a summary as its samples come in. Not thread-safe. */
final class CompositeDraft {
  private final String name;
  private final FamilyType type;
  private final LeftOut leftOut;
  private final Map<Labels, CompositePoint> points = new LinkedHashMap<>();

  CompositeDraft(String name, FamilyType type, LeftOut leftOut) {
    this.name = name;
    this.type = type;
    this.leftOut = leftOut;
  }

  void add(String ending, LabelSet labels, Label origin, double value) {
    @Nullable String bound = labels.take(type == FamilyType.HISTOGRAM ? "le" : "quantile");
    CompositePoint point =
        points.computeIfAbsent(labels.with(origin), fresh -> new CompositePoint());
    try {
      switch (ending) {
        case "_sum" -> point.sum(value);
        case "_count" -> point.count(value);
        case "_created" -> {}
        default -> point.part(bound, value);
      }
    } catch (UnfitException unfit) {
      leftOut.add(name, unfit.reason());
    }
  }

  MetricSnapshot snapshot(MetricMetadata metadata) {
    return type == FamilyType.HISTOGRAM
        ? new HistogramSnapshot(metadata, histograms())
        : new SummarySnapshot(metadata, summaries());
  }

  private List<HistogramDataPointSnapshot> histograms() {
    return fit(CompositePoint::histogram);
  }

  private List<SummaryDataPointSnapshot> summaries() {
    return fit(CompositePoint::summary);
  }

  private <T> List<T> fit(Conversion<T> conversion) {
    List<T> fit = new ArrayList<>();
    points.forEach(
        (labels, point) -> {
          try {
            fit.add(conversion.convert(point, labels));
          } catch (UnfitException unfit) {
            leftOut.add(name, unfit.reason());
          }
        });
    return fit;
  }

  private interface Conversion<T> {
    T convert(CompositePoint point, Labels labels) throws UnfitException;
  }
}
