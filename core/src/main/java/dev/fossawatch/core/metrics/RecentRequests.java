package dev.fossawatch.core.metrics;

import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What the history tells about a window that ends now. Only samples that were taken count, so
 * nothing is computed from a second that is not over.
 */
final class RecentRequests {
  private static final String REQUESTS = "fossawatch_http_requests_total";
  private static final String DURATION = "http_server_request_duration_seconds";
  private static final double MIN_SECONDS = 10;

  private final PastQueries queries;
  private final Optional<Recorded> recorded;

  RecentRequests(PastQueries queries, long nowMillis, Duration window) {
    this.queries = queries;
    recorded = Recorded.within(window.toMillis(), nowMillis, queries);
  }

  /** What of the window was recorded. */
  Optional<Recorded> recorded() {
    return recorded;
  }

  @Nullable Double requestRate() {
    return ratio("sum(rate(" + REQUESTS + "$range))");
  }

  @Nullable Double errorRate() {
    return ratio(
        "sum(rate(%1$s{outcome=\"error\"}$range)) / sum(rate(%1$s{outcome!=\"aborted\"}$range))"
            .formatted(REQUESTS));
  }

  /** A figure that means nothing over less than ten seconds. */
  private @Nullable Double ratio(String query) {
    OptionalDouble found =
        recorded.isPresent() && recorded.get().seconds() >= MIN_SECONDS
            ? queries.number(over(recorded.get(), query), recorded.get().lastMillis())
            : OptionalDouble.empty();
    return found.isPresent() ? found.getAsDouble() : null;
  }

  private static String over(Recorded recorded, String query) {
    return query.replace("$range", recorded.range());
  }

  /** Response times of all endpoints together. */
  Distribution durations() {
    return durationsBy("").values().stream()
        .findFirst()
        .orElseGet(() -> Distribution.empty(DurationBounds.REQUEST));
  }

  /**
   * Response times by the values of labels.
   *
   * @param labels their names, each followed by a comma
   */
  Map<Labels, Distribution> durationsBy(String labels) {
    Map<Labels, double[]> upTo = new LinkedHashMap<>();
    Map<Labels, Double> seconds = new LinkedHashMap<>();
    for (Value.Sample bucket : increases(DURATION + "_bucket", labels + "le")) {
      int place = place(bucket.labels().get("le"));
      if (place >= 0) {
        upTo.computeIfAbsent(
                    bucket.labels().without("le"),
                    key -> new double[DurationBounds.REQUEST.buckets()])[place] =
            bucket.value();
      }
    }
    increases(DURATION + "_sum", labels).forEach(sum -> seconds.put(sum.labels(), sum.value()));
    Map<Labels, Distribution> durations = new LinkedHashMap<>();
    upTo.forEach(
        (key, counts) -> durations.put(key, distribution(counts, seconds.getOrDefault(key, 0.0))));
    return durations;
  }

  /** By how much counters have grown over what was recorded, summed by labels. */
  List<Value.Sample> increases(String counter, String labels) {
    if (recorded.isEmpty() || recorded.get().seconds() <= 0) {
      return List.of();
    }
    Recorded found = recorded.get();
    String query = "sum by (" + labels + ") (rate(" + counter + "$range))";
    List<Value.Sample> increases = new ArrayList<>();
    for (Value.Sample rate : queries.vector(over(found, query), found.lastMillis())) {
      increases.add(
          new Value.Sample(rate.labels(), rate.timeMillis(), rate.value() * found.seconds()));
    }
    return increases;
  }

  private static int place(String le) {
    double bound = le.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(le);
    return Arrays.binarySearch(DurationBounds.REQUEST.uppers(), bound);
  }

  private static Distribution distribution(double[] upTo, double seconds) {
    long[] counts = new long[upTo.length];
    long below = 0;
    for (int i = 0; i < upTo.length; i++) {
      long all = Math.max(below, Math.round(upTo[i]));
      counts[i] = all - below;
      below = all;
    }
    return new Distribution(DurationBounds.REQUEST, counts, Math.round(seconds * 1e9));
  }
}
