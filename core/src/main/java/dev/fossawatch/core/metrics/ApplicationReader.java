package dev.fossawatch.core.metrics;

import dev.fossawatch.core.http.Outcome;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.TimeSource;
import dev.fossawatch.promql.engine.QueryException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads {@link ApplicationMetrics} from the meters and the history. Thread-safe. */
final class ApplicationReader {
  private static final double NANOS = 1e9;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  private final TimeSource time;
  private final RequestMeters meters;
  private final ErrorPatterns errors;
  private final PastQueries past;
  private final InternalErrors faults;
  private final long startNanos;

  ApplicationReader(
      TimeSource time,
      RequestMeters meters,
      ErrorPatterns errors,
      PastQueries past,
      InternalErrors faults) {
    this.time = time;
    this.meters = meters;
    this.errors = errors;
    this.past = past;
    this.faults = faults;
    startNanos = time.nanos();
  }

  ApplicationMetrics read() {
    Recent recent = recent();
    List<EndpointMetrics> endpoints = endpoints();
    return new ApplicationMetrics(
        time.now(),
        (time.nanos() - startNanos) / NANOS,
        totals(),
        meters.active(),
        recent.requestRate(),
        recent.errorRate(),
        Latency.of(durations()),
        Latency.of(recent.durations()),
        Latency.of(meters.plainFirstByte()),
        endpoints.stream().mapToLong(EndpointMetrics::bytesIn).sum(),
        endpoints.stream().mapToLong(EndpointMetrics::bytesOut).sum(),
        streams(),
        TopEndpoints.of(endpoints),
        endpoints,
        errors.summary());
  }

  /** What the history tells. */
  private record Recent(OverTime requestRate, OverTime errorRate, Distribution durations) {}

  /** Nothing, rather than a failure of everything else, where the history does not answer. */
  private Recent recent() {
    try {
      RecentRequests minute = new RecentRequests(past, time.millis(), MINUTE);
      RecentRequests minutes = new RecentRequests(past, time.millis(), FIVE_MINUTES);
      return new Recent(
          new OverTime(minute.requestRate(), minutes.requestRate()),
          new OverTime(minute.errorRate(), minutes.errorRate()),
          minutes.durations());
    } catch (QueryException refused) {
      faults.record("metrics.recent", refused);
      OverTime unknown = new OverTime(null, null);
      return new Recent(unknown, unknown, Distribution.empty(DurationBounds.REQUEST));
    }
  }

  private List<EndpointMetrics> endpoints() {
    List<EndpointMetrics> endpoints = new ArrayList<>();
    meters.forEachEndpoint(endpoint -> endpoints.add(EndpointMetrics.of(endpoint)));
    endpoints.removeIf(endpoint -> endpoint.requests() == 0);
    endpoints.sort(Comparator.comparingLong(EndpointMetrics::requests).reversed());
    return endpoints;
  }

  private RequestTotals totals() {
    Map<String, Long> byStatus = new TreeMap<>();
    Map<String, Long> byClass = new TreeMap<>();
    meters.forEachEndpoint(
        endpoint ->
            endpoint
                .cells()
                .forEach(
                    cell -> {
                      long count = cell.durations.read().count() + cell.apart();
                      byStatus.merge(StatusCodes.label(cell.status), count, Long::sum);
                      byClass.merge(StatusCodes.classLabel(cell.status), count, Long::sum);
                    }));
    long ok = meters.ended(Outcome.OK);
    long clientError = meters.ended(Outcome.CLIENT_ERROR);
    long error = meters.ended(Outcome.ERROR);
    long aborted = meters.ended(Outcome.ABORTED);
    return new RequestTotals(
        ok + clientError + error + aborted, ok, clientError, error, aborted, byClass, byStatus);
  }

  private Distribution durations() {
    List<Distribution> all = new ArrayList<>();
    meters.forEachEndpoint(
        endpoint -> endpoint.cells().forEach(cell -> all.add(cell.durations.read())));
    return all.stream().reduce(Distribution.empty(DurationBounds.REQUEST), Distribution::plus);
  }

  private StreamMetrics streams() {
    Distribution streams = meters.streams();
    return new StreamMetrics(
        streams.count(),
        meters.upgrades(),
        Latency.of(meters.streamFirstByte()),
        Latency.of(streams));
  }
}
