package dev.fossawatch.core.metrics;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the watched application did over a window that ends with the last sample taken. Where less
 * than the window was recorded, everything covers what there is; below ten seconds there are no
 * rates.
 *
 * @param seconds how long the window is
 * @param recordedSeconds how much of it was recorded
 * @param until when it ends; null where nothing was recorded
 * @param requestRate requests ended per second
 * @param errorRate errors among the answered requests, 0 to 1; aborted ones are not counted
 * @param responseTime of plain responses
 * @param quantiles of response times, by the quantiles asked for
 * @param endpoints those that answered within the window, most requests first
 */
public record WindowMetrics(
    double seconds,
    double recordedSeconds,
    @Nullable Instant until,
    @Nullable Double requestRate,
    @Nullable Double errorRate,
    Latency responseTime,
    Map<String, @Nullable Double> quantiles,
    List<Endpoint> endpoints) {
  /** Copies both. */
  public WindowMetrics {
    quantiles = Collections.unmodifiableMap(new TreeMap<>(quantiles));
    endpoints = List.copyOf(endpoints);
  }

  /**
   * What one endpoint did.
   *
   * @param method the request method
   * @param route the route template
   * @param requestRate complete plain responses per second
   * @param errorRate of these, those with a status of 500 or more, 0 to 1
   * @param responseTime of these
   * @param quantiles of their response times, by the quantiles asked for
   */
  public record Endpoint(
      String method,
      String route,
      double requestRate,
      @Nullable Double errorRate,
      Latency responseTime,
      Map<String, @Nullable Double> quantiles) {
    /** Copies the quantiles. */
    public Endpoint {
      quantiles = Collections.unmodifiableMap(new TreeMap<>(quantiles));
    }
  }
}
