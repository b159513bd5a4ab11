package dev.fossawatch.core.api;

import dev.fossawatch.core.access.Scope;
import dev.fossawatch.core.health.HealthReport;
import dev.fossawatch.core.health.HealthStatus;
import dev.fossawatch.core.metrics.ApplicationMetrics;
import dev.fossawatch.core.metrics.ErrorPattern;
import dev.fossawatch.core.metrics.system.SystemMetrics;
import java.time.Instant;
import java.util.List;

/** All that a dashboard shows, in one answer. */
final class DashboardEndpoint implements EndpointGroup {
  private final ApiParts parts;

  DashboardEndpoint(ApiParts parts) {
    this.parts = parts;
  }

  record Dashboard(
      HealthStatus status,
      Instant timestamp,
      String application,
      String instance,
      String version,
      HealthReport health,
      ApplicationMetrics metrics,
      SystemMetrics system,
      List<ErrorPattern> errors) {}

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(Api.BASE + "/dashboard", "Checks, figures and errors in one")
            .needs(Scope.READ)
            .givesJson("Dashboard", 200)
            .answeredBy(call -> ApiResponse.json(200, dashboard())));
  }

  private Dashboard dashboard() {
    HealthReport report = parts.health().report();
    return new Dashboard(
        report.status(),
        report.timestamp(),
        parts.application(),
        parts.instance(),
        parts.version(),
        report,
        parts.metrics().application(),
        parts.system().get(),
        parts.metrics().errors());
  }
}
