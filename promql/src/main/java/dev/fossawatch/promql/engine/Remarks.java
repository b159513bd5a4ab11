package dev.fossawatch.promql.engine;

import dev.fossawatch.promql.model.Annotation;
import dev.fossawatch.promql.model.GoNumber;
import dev.fossawatch.promql.model.GoText;
import dev.fossawatch.promql.parser.PositionRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Collects the annotations of one query; a remark made again is kept once, at its first place. */
final class Remarks {
  private final Map<String, Annotation> remarks = new LinkedHashMap<>();
  private final Map<String, Fixes> fixes = new LinkedHashMap<>();

  void warn(String message, PositionRange place) {
    remarks.putIfAbsent(
        message, new Annotation(Annotation.Kind.WARNING, message, place.toString()));
  }

  void info(String message, PositionRange place) {
    remarks.putIfAbsent(message, new Annotation(Annotation.Kind.INFO, message, place.toString()));
  }

  void quantileOutOfRange(double quantile, PositionRange place) {
    warn("quantile value should be between 0 and 1, got " + GoNumber.general(quantile), place);
  }

  /** Histogram buckets had to be made monotonic. */
  void forcedMonotonic(String metric, PositionRange place, long time, BucketFix fix) {
    String message =
        "input to histogram_quantile needed to be fixed for monotonicity (see"
            + " https://prometheus.io/docs/prometheus/latest/querying/functions/#histogram_quantile)"
            + forMetric(metric);
    fixes.computeIfAbsent(message, key -> new Fixes(place)).add(time, fix);
  }

  static String forMetric(String name) {
    return name.isEmpty() ? "" : " for metric name " + GoText.quote(name);
  }

  List<Annotation> list() {
    List<Annotation> all = new ArrayList<>(remarks.values());
    fixes.forEach((message, found) -> all.add(found.annotation(message)));
    return all;
  }

  /** Several fixes become one remark that says how many and how far they went. */
  private static final class Fixes {
    private final PositionRange place;
    private final BucketFix widest = new BucketFix();
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private int count;

    Fixes(PositionRange place) {
      this.place = place;
    }

    void add(long time, BucketFix fix) {
      count++;
      first = Math.min(first, time);
      last = Math.max(last, time);
      widest.widen(fix);
    }

    Annotation annotation(String message) {
      String detail =
          String.format(
              Locale.ROOT,
              ", from buckets %s to %s, with a max diff of %s, over %d samples from %s to %s",
              GoNumber.general(widest.lowest),
              GoNumber.general(widest.highest),
              GoNumber.general(widest.largestDrop, 2),
              count,
              Instant.ofEpochSecond(first / 1000),
              Instant.ofEpochSecond(last / 1000));
      return new Annotation(Annotation.Kind.INFO, message + detail, place.toString());
    }
  }
}
