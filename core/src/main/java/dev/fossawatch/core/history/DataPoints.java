package dev.fossawatch.core.history;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * What series a data point is made of, as the Prometheus text format writes it, and their values in
 * the same order. Sets of states and native histograms are not kept.
 */
final class DataPoints {
  private DataPoints() {}

  /** The series of a data point of the metric of this name. */
  static List<Column> columns(String metric, DataPointSnapshot point) {
    Labels labels = point.getLabels();
    if (point instanceof CounterDataPointSnapshot) {
      return List.of(new Column(suffixed(metric, "_total"), labels, true));
    } else if (point instanceof InfoDataPointSnapshot) {
      return List.of(new Column(suffixed(metric, "_info"), labels, false));
    } else if (point instanceof HistogramDataPointSnapshot histogram) {
      return columns(metric, labels, histogram.getClassicBuckets());
    } else if (point instanceof SummaryDataPointSnapshot summary) {
      return columns(metric, labels, summary);
    } else if (point instanceof GaugeDataPointSnapshot
        || point instanceof UnknownDataPointSnapshot) {
      return List.of(new Column(metric, labels, false));
    }
    return List.of();
  }

  private static String suffixed(String metric, String suffix) {
    return metric.endsWith(suffix) ? metric : metric + suffix;
  }

  private static List<Column> columns(
      String metric, Labels labels, ClassicHistogramBuckets buckets) {
    List<Column> columns = new ArrayList<>(buckets.size() + 2);
    for (int i = 0; i < buckets.size(); i++) {
      Labels bucket = labels.add("le", number(buckets.getUpperBound(i)));
      columns.add(new Column(metric + "_bucket", bucket, true));
    }
    columns.add(new Column(metric + "_count", labels, true));
    columns.add(new Column(metric + "_sum", labels, true));
    return columns;
  }

  private static List<Column> columns(
      String metric, Labels labels, SummaryDataPointSnapshot summary) {
    List<Column> columns = new ArrayList<>();
    for (Quantile quantile : summary.getQuantiles()) {
      Labels labelled = labels.add("quantile", number(quantile.getQuantile()));
      columns.add(new Column(metric, labelled, false));
    }
    if (summary.hasCount()) {
      columns.add(new Column(metric + "_count", labels, true));
    }
    if (summary.hasSum()) {
      columns.add(new Column(metric + "_sum", labels, true));
    }
    return columns;
  }

  private static String number(double bound) {
    return bound == Double.POSITIVE_INFINITY ? "+Inf" : Double.toString(bound);
  }

  /**
   * Writes the values of a data point.
   *
   * @param values large enough for all of them
   * @return how many there are
   */
  static int values(DataPointSnapshot point, double[] values) {
    if (point instanceof HistogramDataPointSnapshot histogram) {
      return values(histogram, values);
    } else if (point instanceof SummaryDataPointSnapshot summary) {
      return values(summary, values);
    }
    values[0] = value(point);
    return 1;
  }

  /** How many columns a data point has: a meter may come back with other buckets. */
  static int count(DataPointSnapshot point) {
    if (point instanceof HistogramDataPointSnapshot histogram) {
      return histogram.getClassicBuckets().size() + 2;
    }
    return point instanceof SummaryDataPointSnapshot summary
        ? summary.getQuantiles().size() + (summary.hasCount() ? 1 : 0) + (summary.hasSum() ? 1 : 0)
        : 1;
  }

  private static double value(DataPointSnapshot point) {
    if (point instanceof CounterDataPointSnapshot counter) {
      return counter.getValue();
    } else if (point instanceof GaugeDataPointSnapshot gauge) {
      return gauge.getValue();
    } else if (point instanceof UnknownDataPointSnapshot unknown) {
      return unknown.getValue();
    }
    return 1;
  }

  private static int values(HistogramDataPointSnapshot histogram, double[] values) {
    ClassicHistogramBuckets buckets = histogram.getClassicBuckets();
    long below = 0;
    int n = 0;
    while (n < buckets.size()) {
      below += buckets.getCount(n);
      values[n++] = below;
    }
    values[n++] = histogram.getCount();
    values[n++] = histogram.getSum();
    return n;
  }

  private static int values(SummaryDataPointSnapshot summary, double[] values) {
    int n = 0;
    for (Quantile quantile : summary.getQuantiles()) {
      values[n++] = quantile.getValue();
    }
    if (summary.hasCount()) {
      values[n++] = summary.getCount();
    }
    if (summary.hasSum()) {
      values[n++] = summary.getSum();
    }
    return n;
  }
}
