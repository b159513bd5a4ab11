package dev.fossawatch.core.metrics;

import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@link WindowMetrics} from the history. */
final class WindowReader {
  private static final String METHOD = "http_request_method";
  private static final String ROUTE = "http_route";
  private static final String STATUS = "http_response_status_code";
  private static final String BY_ENDPOINT = METHOD + "," + ROUTE + ",";

  private final RecentRequests recent;
  private final Duration window;
  private final List<Double> wanted;
  private final double recordedSeconds;

  /**
   * @param wanted quantiles beside the usual ones, each from 0 to 1
   */
  WindowReader(PastQueries queries, long nowMillis, Duration window, List<Double> wanted) {
    recent = new RecentRequests(queries, nowMillis, window);
    this.window = window;
    this.wanted = wanted;
    recordedSeconds = recent.recorded().map(Recorded::seconds).orElse(0.0);
  }

  WindowMetrics read() {
    Map<Labels, Distribution> byEndpoint = recent.durationsBy(BY_ENDPOINT);
    Distribution all =
        byEndpoint.values().stream()
            .reduce(Distribution.empty(DurationBounds.REQUEST), Distribution::plus);
    return new WindowMetrics(
        window.toMillis() / 1e3,
        recordedSeconds,
        recent.recorded().map(each -> Instant.ofEpochMilli(each.lastMillis())).orElse(null),
        recent.requestRate(),
        recent.errorRate(),
        Latency.of(all),
        quantiles(all),
        endpoints(byEndpoint));
  }

  private List<WindowMetrics.Endpoint> endpoints(Map<Labels, Distribution> byEndpoint) {
    Map<Labels, Double> errors = errors();
    List<WindowMetrics.Endpoint> endpoints = new ArrayList<>();
    byEndpoint.forEach(
        (labels, durations) -> {
          if (durations.count() > 0) {
            endpoints.add(endpoint(labels, durations, errors.getOrDefault(labels, 0.0)));
          }
        });
    endpoints.sort(
        Comparator.comparingDouble(WindowMetrics.Endpoint::requestRate)
            .reversed()
            .thenComparing(WindowMetrics.Endpoint::route)
            .thenComparing(WindowMetrics.Endpoint::method));
    return endpoints;
  }

  private WindowMetrics.Endpoint endpoint(Labels labels, Distribution durations, double errors) {
    long count = durations.count();
    return new WindowMetrics.Endpoint(
        labels.get(METHOD),
        labels.get(ROUTE),
        count / recordedSeconds,
        Math.min(1, Math.round(errors) / (double) count),
        Latency.of(durations),
        quantiles(durations));
  }

  private Map<Labels, Double> errors() {
    Map<Labels, Double> errors = new HashMap<>();
    for (Value.Sample sample :
        recent.increases(
            "http_server_request_duration_seconds_count{" + STATUS + "=~\"5..\"}", BY_ENDPOINT)) {
      errors.put(sample.labels(), sample.value());
    }
    return errors;
  }

  private Map<String, @Nullable Double> quantiles(Distribution durations) {
    Map<String, @Nullable Double> quantiles = new HashMap<>();
    wanted.forEach(q -> quantiles.put(Double.toString(q), durations.quantile(q)));
    return quantiles;
  }
}
