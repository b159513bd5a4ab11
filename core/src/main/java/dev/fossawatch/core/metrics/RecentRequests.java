package dev.fossawatch.core.metrics;

import dev.fossawatch.core.history.LabelMatcher;
import dev.fossawatch.core.history.Series;
import dev.fossawatch.core.history.SeriesStore;
import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * What the history tells about the last minutes. Only samples that were taken count, so nothing is
 * computed from a second that is not over.
 */
final class RecentRequests {
  private static final String REQUESTS = "fossawatch_http_requests_total";
  private static final String DURATION = "http_server_request_duration_seconds";
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
  private static final double MIN_SECONDS = 10;

  private final SeriesStore history;
  private final long now;

  RecentRequests(SeriesStore history, long nowMillis) {
    this.history = history;
    now = nowMillis;
  }

  OverTime requestRate() {
    return new OverTime(requestRate(MINUTE), requestRate(FIVE_MINUTES));
  }

  OverTime errorRate() {
    return new OverTime(errorRate(MINUTE), errorRate(FIVE_MINUTES));
  }

  private @Nullable Double requestRate(Duration window) {
    List<Series> outcomes = select(REQUESTS, window);
    double seconds = outcomes.stream().mapToDouble(RecentRequests::seconds).max().orElse(0);
    return seconds < MIN_SECONDS ? null : increase(outcomes) / seconds;
  }

  private @Nullable Double errorRate(Duration window) {
    List<Series> outcomes = select(REQUESTS, window);
    double seconds = outcomes.stream().mapToDouble(RecentRequests::seconds).max().orElse(0);
    double answered = increase(select(REQUESTS, window, LabelMatcher.isNot("outcome", "aborted")));
    double errors = increase(select(REQUESTS, window, LabelMatcher.is("outcome", "error")));
    return seconds < MIN_SECONDS || answered <= 0 ? null : errors / answered;
  }

  /** Response times of the last five minutes. */
  Distribution durations() {
    double[] uppers = DurationBounds.REQUEST.uppers();
    long[] counts = new long[uppers.length];
    long below = 0;
    for (int i = 0; i < uppers.length; i++) {
      String le = Double.isInfinite(uppers[i]) ? "+Inf" : Double.toString(uppers[i]);
      long upTo =
          (long) increase(select(DURATION + "_bucket", FIVE_MINUTES, LabelMatcher.is("le", le)));
      counts[i] = Math.max(0, upTo - below);
      below = upTo;
    }
    double seconds = increase(select(DURATION + "_sum", FIVE_MINUTES));
    return new Distribution(DurationBounds.REQUEST, counts, Math.round(seconds * 1e9));
  }

  private List<Series> select(String name, Duration window, LabelMatcher... matchers) {
    return history.select(name, List.of(matchers), now - window.toMillis(), now);
  }

  private static double increase(List<Series> counters) {
    return counters.stream().mapToDouble(RecentRequests::increase).sum();
  }

  /** From the first to the last value; markers of staleness are none. */
  private static double increase(Series counter) {
    double[] values =
        DoubleStream.of(counter.values()).filter(value -> !Series.isStale(value)).toArray();
    return values.length < 2 ? 0 : values[values.length - 1] - values[0];
  }

  private static double seconds(Series series) {
    long[] times = series.times();
    return (times[times.length - 1] - times[0]) / 1e3;
  }
}
