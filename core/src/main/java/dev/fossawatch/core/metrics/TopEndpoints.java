package dev.fossawatch.core.metrics;

import java.util.Comparator;
import java.util.List;

/**
 * The ten endpoints at the top of three orders since the start.
 *
 * @param byRequests those with most requests
 * @param byErrors those with most errors; none without any
 * @param byTime those that took most time altogether
 */
public record TopEndpoints(
    List<EndpointMetrics> byRequests,
    List<EndpointMetrics> byErrors,
    List<EndpointMetrics> byTime) {
  private static final int TOP = 10;

  public TopEndpoints {
    byRequests = List.copyOf(byRequests);
    byErrors = List.copyOf(byErrors);
    byTime = List.copyOf(byTime);
  }

  static TopEndpoints of(List<EndpointMetrics> endpoints) {
    return new TopEndpoints(
        top(endpoints, Comparator.comparingDouble(EndpointMetrics::requests)),
        top(
            endpoints.stream().filter(endpoint -> endpoint.errors() > 0).toList(),
            Comparator.comparingDouble(EndpointMetrics::errors)),
        top(endpoints, Comparator.comparingDouble(EndpointMetrics::totalSeconds)));
  }

  private static List<EndpointMetrics> top(
      List<EndpointMetrics> endpoints, Comparator<EndpointMetrics> order) {
    return endpoints.stream().sorted(order.reversed()).limit(TOP).toList();
  }
}
