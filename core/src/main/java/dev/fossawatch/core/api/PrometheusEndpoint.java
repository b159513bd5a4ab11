package dev.fossawatch.core.api;

import dev.fossawatch.core.access.Scope;
import dev.fossawatch.core.metrics.MetricsCollector;
import dev.fossawatch.core.metrics.ScrapeResponse;
import java.util.List;

/** The figures as Prometheus scrapes them: text, OpenMetrics or protobuf, by {@code Accept}. */
final class PrometheusEndpoint implements EndpointGroup {
  private static final Parameter.Texts NAMES =
      new Parameter.Texts("name[]", "only metrics of these names");

  private final MetricsCollector metrics;

  PrometheusEndpoint(MetricsCollector metrics) {
    this.metrics = metrics;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(Api.BASE + "/prometheus/metrics", "All metrics, for a Prometheus to scrape")
            .needs(Scope.READ)
            .takes(NAMES)
            .gives("text/plain", 200)
            .answeredBy(this::scrape));
  }

  private ApiResponse scrape(Call call) {
    ScrapeResponse scrape =
        metrics.expose(call.request().view().header("Accept"), call.query().values(NAMES));
    return ApiResponse.of(200, scrape.contentType(), scrape.body());
  }
}
