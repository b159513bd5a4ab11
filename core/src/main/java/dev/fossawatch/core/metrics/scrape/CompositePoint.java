package dev.fossawatch.core.metrics.scrape;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The samples that make one data point of a histogram or a summary. Not thread-safe. */
final class CompositePoint {
  /** Whole numbers up to here have a double each. */
  private static final double MAX_COUNT = 1L << 53;

  private final SortedMap<Double, Double> parts = new TreeMap<>();
  private @Nullable Double sum;
  private @Nullable Double count;

  /**
   * Adds a bucket or a quantile.
   *
   * @param bound the value of the label that tells it from others
   */
  void part(@Nullable String bound, double value) throws UnfitException {
    double number = bound == null ? Double.NaN : NumberWord.parse(bound).orElse(Double.NaN);
    if (Double.isNaN(number)) {
      throw new UnfitException("has a bucket or quantile without its bound");
    }
    requireFirst(parts.putIfAbsent(number, value));
  }

  void sum(double value) throws UnfitException {
    requireFirst(sum);
    sum = value;
  }

  void count(double value) throws UnfitException {
    requireFirst(count);
    count = value;
  }

  private static void requireFirst(@Nullable Double before) throws UnfitException {
    if (before != null) {
      throw new UnfitException("has a sample twice, of which the first stands");
    }
  }

  /** Of a histogram. Where the bucket of all is missing, the count stands for it. */
  HistogramDataPointSnapshot histogram(Labels labels) throws UnfitException {
    if (count != null) {
      parts.putIfAbsent(Double.POSITIVE_INFINITY, count);
    }
    if (!parts.containsKey(Double.POSITIVE_INFINITY)) {
      throw new UnfitException("has no bucket '+Inf'");
    }
    return new HistogramDataPointSnapshot(
        buckets(), sum == null ? Double.NaN : sum, labels, Exemplars.EMPTY, 0);
  }

  private ClassicHistogramBuckets buckets() throws UnfitException {
    ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
    long before = 0;
    for (Map.Entry<Double, Double> part : parts.entrySet()) {
      long below = whole(part.getValue());
      if (below < before) {
        throw new UnfitException("has a bucket that holds less than the one below it");
      }
      buckets.bucket(part.getKey(), below - before);
      before = below;
    }
    return buckets.build();
  }

  /** Of a summary, which may be without a sum, a count or quantiles. */
  SummaryDataPointSnapshot summary(Labels labels) throws UnfitException {
    List<Quantile> quantiles = new ArrayList<>();
    for (Map.Entry<Double, Double> part : parts.entrySet()) {
      if (part.getKey() < 0 || part.getKey() > 1) {
        throw new UnfitException("has a quantile that does not lie between 0 and 1");
      }
      quantiles.add(new Quantile(part.getKey(), part.getValue()));
    }
    return new SummaryDataPointSnapshot(
        count == null ? -1 : whole(count),
        sum == null ? Double.NaN : sum,
        Quantiles.of(quantiles),
        labels,
        Exemplars.EMPTY,
        0);
  }

  private static long whole(double value) throws UnfitException {
    if (value >= 0 && value <= MAX_COUNT && value == Math.rint(value)) {
      return (long) value;
    }
    throw new UnfitException("has a count that is no whole number");
  }
}
