package dev.fossawatch.core.api;

import dev.fossawatch.core.health.HealthReport;
import dev.fossawatch.core.health.HealthStatus;
import dev.fossawatch.core.metrics.ApplicationMetrics;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The few figures that everybody may see. */
final class StatusEndpoint implements EndpointGroup {
  private final ApiParts parts;

  StatusEndpoint(ApiParts parts) {
    this.parts = parts;
  }

  record Status(
      HealthStatus status,
      Instant timestamp,
      double uptime,
      Checks health,
      SecurityLevel securityLevel,
      @Nullable Double errorRate,
      @Nullable Double requestRate,
      String version) {}

  record Checks(HealthStatus status, int checks, long ok) {
    static Checks of(HealthReport report) {
      long ok = report.checks().stream().filter(c -> c.status() == HealthStatus.OK).count();
      return new Checks(report.status(), report.checks().size(), ok);
    }
  }

  record SecurityLevel(String level, String reason) {}

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(Api.BASE + "/status", "How the application is, in a few figures")
            .givesJson("Status", 200)
            .answeredBy(call -> ApiResponse.json(200, status())));
  }

  private Status status() {
    HealthReport report = parts.health().report();
    ApplicationMetrics application = parts.metrics().application();
    return new Status(
        report.status(),
        report.timestamp(),
        application.uptimeSeconds(),
        Checks.of(report),
        new SecurityLevel("unknown", "requests are not inspected for attacks"),
        application.errorRate().lastMinute(),
        application.requestRate().lastMinute(),
        parts.version());
  }
}
