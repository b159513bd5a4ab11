package dev.fossawatch.core.api;

import dev.fossawatch.core.access.Scope;
import dev.fossawatch.core.metrics.ApplicationMetrics;
import dev.fossawatch.core.metrics.ErrorPattern;
import dev.fossawatch.core.metrics.system.SystemMetrics;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** The figures as JSON. */
final class MetricsEndpoints implements EndpointGroup {
  private static final String PATH = Api.BASE + "/metrics";
  private static final Parameter.Whole LIMIT =
      new Parameter.Whole("limit", "how many entries of each list at most", 1, 1000, 1000);

  private final ApiParts parts;

  MetricsEndpoints(ApiParts parts) {
    this.parts = parts;
  }

  record Metrics(Instant timestamp, ApplicationMetrics application, SystemMetrics system) {}

  record Errors(List<ErrorPattern> errors) {}

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        endpoint(
            "", "What the application does and what the machine has left", "Metrics", this::all),
        endpoint(
            "/application",
            "Requests, errors, response times and endpoints",
            "ApplicationMetrics",
            parts.metrics()::application),
        endpoint(
            "/system",
            "Machine, process and virtual machine",
            "SystemMetrics",
            parts.system()::get),
        endpoint(
            "/errors",
            "Failures by pattern, with a stack trace each",
            "ErrorPatterns",
            () -> new Errors(parts.metrics().errors())));
  }

  private static Endpoint endpoint(
      String path, String summary, String schema, Supplier<Object> figures) {
    return Endpoint.get(PATH + path, summary)
        .needs(Scope.READ)
        .takes(LIMIT)
        .givesJson(schema, 200)
        .answeredBy(
            call -> ApiResponse.json(200, Limited.lists(figures.get(), call.query().value(LIMIT))));
  }

  private Metrics all() {
    return new Metrics(parts.time().now(), parts.metrics().application(), parts.system().get());
  }
}
