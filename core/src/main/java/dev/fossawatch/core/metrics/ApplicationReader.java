package dev.fossawatch.core.metrics;

import dev.fossawatch.core.http.Outcome;
import dev.fossawatch.core.time.TimeSource;
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
  private final long startNanos;

  ApplicationReader(
      TimeSource time, RequestMeters meters, ErrorPatterns errors, PastQueries past) {
    this.time = time;
    this.meters = meters;
    this.errors = errors;
    this.past = past;
    startNanos = time.nanos();
  }

  ApplicationMetrics read() {
    RecentRequests minute = new RecentRequests(past, time.millis(), MINUTE);
    RecentRequests fiveMinutes = new RecentRequests(past, time.millis(), FIVE_MINUTES);
    List<EndpointMetrics> endpoints = endpoints();
    return new ApplicationMetrics(
        time.now(),
        (time.nanos() - startNanos) / NANOS,
        totals(),
        meters.active(),
        new OverTime(minute.requestRate(), fiveMinutes.requestRate()),
        new OverTime(minute.errorRate(), fiveMinutes.errorRate()),
        Latency.of(durations()),
        Latency.of(fiveMinutes.durations()),
        Latency.of(meters.plainFirstByte()),
        endpoints.stream().mapToLong(EndpointMetrics::bytesIn).sum(),
        endpoints.stream().mapToLong(EndpointMetrics::bytesOut).sum(),
        streams(),
        TopEndpoints.of(endpoints),
        endpoints,
        errors.summary());
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
