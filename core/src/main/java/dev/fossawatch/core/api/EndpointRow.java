package dev.fossawatch.core.api;

import dev.fossawatch.core.metrics.ApplicationMetrics;
import dev.fossawatch.core.metrics.EndpointMetrics;
import java.util.Comparator;
import java.util.List;

/** An endpoint as the status page shows it. */
record EndpointRow(
    String method,
    String route,
    String requests,
    String errors,
    boolean failing,
    String state,
    String p95,
    String share,
    long width) {
  private static final int SHOWN = 10;
  private static final double SOME = 0.01;
  private static final double MANY = 0.1;

  static List<EndpointRow> top(ApplicationMetrics application) {
    double all = application.endpoints().stream().mapToDouble(EndpointMetrics::totalSeconds).sum();
    return application.endpoints().stream()
        .sorted(Comparator.comparingDouble(EndpointMetrics::totalSeconds).reversed())
        .limit(SHOWN)
        .map(endpoint -> of(endpoint, all == 0 ? 0 : endpoint.totalSeconds() / all))
        .toList();
  }

  private static EndpointRow of(EndpointMetrics endpoint, double share) {
    Double errorRate = endpoint.errorRate();
    double errors = errorRate == null ? 0 : errorRate;
    return new EndpointRow(
        endpoint.method(),
        endpoint.route(),
        Shown.count(endpoint.requests()),
        Shown.percent(errorRate),
        errors >= SOME,
        errors >= MANY ? "unhealthy" : errors >= SOME ? "degraded" : "ok",
        Shown.seconds(endpoint.responseTime().p95()),
        Shown.percent(share),
        Math.round(100 * share));
  }
}
