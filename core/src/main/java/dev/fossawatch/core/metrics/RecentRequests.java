package dev.fossawatch.core.metrics;

import dev.fossawatch.core.history.SeriesStore;
import dev.fossawatch.core.http.Outcome;
import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Matcher;
import dev.fossawatch.promql.model.Stale;
import dev.fossawatch.promql.source.Samples;
import dev.fossawatch.promql.source.Selection;
import dev.fossawatch.promql.source.SourceSeries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    List<Series> outcomes = outcomes(window);
    return outcomes.isEmpty() ? null : increase(outcomes) / seconds(outcomes.get(0));
  }

  private @Nullable Double errorRate(Duration window) {
    List<Series> outcomes = outcomes(window);
    double aborted = increase(outcomes, Outcome.ABORTED);
    double answered = increase(outcomes) - aborted;
    return answered <= 0 ? null : increase(outcomes, Outcome.ERROR) / answered;
  }

  /** The counters of all outcomes, which cover the same seconds; none if they are too few. */
  private List<Series> outcomes(Duration window) {
    List<Series> outcomes = select(REQUESTS, window);
    boolean enough = outcomes.stream().anyMatch(series -> seconds(series) >= MIN_SECONDS);
    return enough ? outcomes : List.of();
  }

  private static double increase(List<Series> outcomes, Outcome outcome) {
    return outcomes.stream()
        .filter(series -> outcome.label().equals(series.labels().get("outcome")))
        .mapToDouble(RecentRequests::increase)
        .sum();
  }

  /** Response times of the last five minutes. */
  Distribution durations() {
    double[] uppers = DurationBounds.REQUEST.uppers();
    long[] upTo = new long[uppers.length];
    for (Series bucket : select(DURATION + "_bucket", FIVE_MINUTES)) {
      int index = Arrays.binarySearch(uppers, upper(bucket));
      upTo[Math.max(0, index)] += (long) increase(bucket);
    }
    for (int i = upTo.length - 1; i > 0; i--) {
      upTo[i] = Math.max(0, upTo[i] - upTo[i - 1]);
    }
    double seconds = increase(select(DURATION + "_sum", FIVE_MINUTES));
    return new Distribution(DurationBounds.REQUEST, upTo, Math.round(seconds * 1e9));
  }

  private static double upper(Series bucket) {
    String le = bucket.labels().get("le");
    return le.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(le);
  }

  private List<Series> select(String name, Duration window) {
    List<Series> series = new ArrayList<>();
    Matcher named = new Matcher(Matcher.Kind.EQUAL, Labels.NAME, name);
    long from = now - window.toMillis();
    for (SourceSeries found :
        history.select(new Selection(List.of(named), from, now, 1, window.toMillis(), ""))) {
      Samples samples = new Samples();
      found.read(samples);
      if (samples.size() > 0) {
        series.add(
            new Series(
                found.labels(),
                Arrays.copyOf(samples.times(), samples.size()),
                Arrays.copyOf(samples.values(), samples.size())));
      }
    }
    return series;
  }

  private record Series(Labels labels, long[] times, double[] values) {}

  private static double increase(List<Series> counters) {
    return counters.stream().mapToDouble(RecentRequests::increase).sum();
  }

  /** From the first to the last value; markers of staleness are none. */
  private static double increase(Series counter) {
    double[] values = counter.values();
    int first = 0;
    int last = values.length - 1;
    while (first < last && Stale.is(values[first])) {
      first++;
    }
    while (last > first && Stale.is(values[last])) {
      last--;
    }
    return last <= first ? 0 : values[last] - values[first];
  }

  private static double seconds(Series series) {
    long[] times = series.times();
    return (times[times.length - 1] - times[0]) / 1e3;
  }
}
