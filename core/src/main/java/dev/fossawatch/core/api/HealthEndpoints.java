package dev.fossawatch.core.api;

import dev.fossawatch.core.access.Scope;
import dev.fossawatch.core.health.HealthChecker;
import dev.fossawatch.core.health.HealthReport;
import dev.fossawatch.core.health.HealthStatus;
import java.time.Instant;
import java.util.List;

/** Whether all is well: in a word for load balancers, and check by check. */
final class HealthEndpoints implements EndpointGroup {
  private static final String PATH = Api.BASE + "/health";

  private final HealthChecker checker;

  HealthEndpoints(HealthChecker checker) {
    this.checker = checker;
  }

  record Health(HealthStatus status, Instant timestamp) {}

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(PATH, "Whether all is well; 503 where no request should be sent here")
            .givesJson("Health", 200, 503)
            .answeredBy(call -> health()),
        Endpoint.get(PATH + "/detailed", "What is known of every check")
            .needs(Scope.READ)
            .givesJson("HealthReport", 200)
            .answeredBy(call -> ApiResponse.json(200, checker.report())));
  }

  private ApiResponse health() {
    HealthReport report = checker.report();
    return ApiResponse.json(
        report.status().httpStatus(), new Health(report.status(), report.timestamp()));
  }
}
