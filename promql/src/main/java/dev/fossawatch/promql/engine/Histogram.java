package dev.fossawatch.promql.engine;

import dev.fossawatch.promql.model.GoText;
import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Stale;
import dev.fossawatch.promql.parser.PositionRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A classic histogram: columns of cumulative counts, by upper bound. {@link #load} puts the counts
 * of one step in place for the questions after it. Source: {@code promql/quantile.go} of
 * Prometheus.
 */
final class Histogram {
  /** Counts of neighbouring buckets that differ by less, relatively, are rounding errors. */
  private static final double TOLERANCE = 1e-12;

  private record Bucket(double upperBound, double[] counts) {}

  private final Labels labels;
  private final List<Bucket> buckets = new ArrayList<>();
  private double[] bounds = new double[0];
  private double[] counts = new double[0];
  private int size;

  private Histogram(Labels labels) {
    this.labels = labels;
  }

  /**
   * Buckets put together by all labels but {@code le}; a series without a number there is remarked.
   */
  static List<Histogram> group(List<Column> columns, Remarks remarks, PositionRange place) {
    Map<Labels, Histogram> histograms = new LinkedHashMap<>();
    for (Column column : columns) {
      double upperBound = number(column.labels().get(Labels.BUCKET));
      if (Stale.is(upperBound)) {
        remarkBound(column.labels(), remarks, place);
      } else {
        histograms
            .computeIfAbsent(column.labels().without(Labels.BUCKET), Histogram::new)
            .buckets
            .add(new Bucket(upperBound, column.values()));
      }
    }
    List<Histogram> all = new ArrayList<>(histograms.values());
    all.forEach(Histogram::sort);
    return all;
  }

  private static void remarkBound(Labels labels, Remarks remarks, PositionRange place) {
    remarks.warn(
        "bucket label \"le\" is missing or has a malformed value of "
            + GoText.quote(labels.get(Labels.BUCKET))
            + Remarks.forMetric(labels.metricName()),
        place);
  }

  /** The bound, the stale marker if it is not a number. */
  private static double number(String bound) {
    String lower = bound.toLowerCase(Locale.ROOT);
    String unsigned = lower.startsWith("+") || lower.startsWith("-") ? lower.substring(1) : lower;
    if (unsigned.equals("inf") || unsigned.equals("infinity")) {
      return lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (unsigned.isEmpty() || !Character.isDigit(unsigned.charAt(unsigned.length() - 1))) {
      return unsigned.equals("nan") ? Double.NaN : Stale.MARKER;
    }
    try {
      return Double.parseDouble(bound);
    } catch (NumberFormatException malformed) {
      return Stale.MARKER;
    }
  }

  private void sort() {
    buckets.sort(Comparator.comparingDouble(Bucket::upperBound));
    bounds = new double[buckets.size()];
    counts = new double[buckets.size()];
  }

  Labels labels() {
    return labels;
  }

  /** Takes the counts of a step, those of equal bounds added up; whether there are any. */
  boolean load(int step) {
    size = 0;
    for (Bucket bucket : buckets) {
      double count = bucket.counts[step];
      if (Stale.is(count)) {
        continue;
      }
      if (size > 0 && bounds[size - 1] == bucket.upperBound) {
        counts[size - 1] += count;
      } else {
        bounds[size] = bucket.upperBound;
        counts[size++] = count;
      }
    }
    return size > 0;
  }

  private boolean hasNoTop() {
    return bounds[size - 1] != Double.POSITIVE_INFINITY;
  }

  /** The quantile, by linear interpolation in its bucket; tells what had to be corrected. */
  double quantile(double q, BucketFix fix) {
    if (Double.isNaN(q)) {
      return Double.NaN;
    }
    if (q < 0 || q > 1) {
      return q < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (hasNoTop()) {
      return Double.NaN;
    }
    makeMonotonic(fix);
    double observations = counts[size - 1];
    if (size < 2 || observations == 0 || Double.isNaN(observations)) {
      return Double.NaN;
    }
    return interpolate(q * observations);
  }

  private double interpolate(double rank) {
    int bucket = 0;
    while (bucket < size - 1 && !(counts[bucket] >= rank)) {
      bucket++;
    }
    if (bucket == size - 1) {
      return bounds[size - 2];
    }
    if (bucket == 0 && bounds[0] <= 0) {
      return bounds[0];
    }
    double start = bucket == 0 ? 0 : bounds[bucket - 1];
    double below = bucket == 0 ? 0 : counts[bucket - 1];
    double share = (rank - below) / (counts[bucket] - below);
    return start + (bounds[bucket] - start) * share;
  }

  /** Counts must rise: rounding errors are evened out, decreases lifted and told. */
  private void makeMonotonic(BucketFix fix) {
    double before = counts[0];
    for (int i = 1; i < size; i++) {
      double count = counts[i];
      if (count == before) {
        continue;
      }
      if (almostEqual(before, count)) {
        counts[i] = before;
      } else if (count < before) {
        fix.add(bounds[i], before - count);
        counts[i] = before;
      } else {
        before = count;
      }
    }
  }

  private static boolean almostEqual(double a, double b) {
    double difference = Math.abs(a - b);
    double sum = Math.abs(a) + Math.abs(b);
    if (a == 0 || b == 0 || sum < Double.MIN_NORMAL) {
      return difference < TOLERANCE * Double.MIN_NORMAL;
    }
    return difference / Math.min(sum, Double.MAX_VALUE) < TOLERANCE;
  }

  /** The share of observations between two values, by linear interpolation. */
  double fraction(double lower, double upper) {
    double total = counts[size - 1];
    if (hasNoTop() || total == 0 || Double.isNaN(lower) || Double.isNaN(upper)) {
      return Double.NaN;
    }
    if (lower >= upper) {
      return 0;
    }
    return (Math.min(rank(upper), total) - Math.min(rank(lower), total)) / total;
  }

  /** How many observations are below a value. */
  private double rank(double value) {
    double start = bounds[0] <= 0 ? Double.NEGATIVE_INFINITY : 0;
    double below = 0;
    for (int i = 0; i < size; i++) {
      if (start >= value) {
        return below;
      }
      if (bounds[i] > value) {
        return start == Double.NEGATIVE_INFINITY
            ? counts[i]
            : below + (counts[i] - below) * (value - start) / (bounds[i] - start);
      }
      below = counts[i];
      start = bounds[i];
    }
    return counts[size - 1];
  }
}
