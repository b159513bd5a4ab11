package dev.fossawatch.core.api;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Finds the endpoint of a request. */
final class Router {
  private final List<Endpoint> endpoints;

  Router(List<Endpoint> endpoints) {
    this.endpoints = List.copyOf(endpoints);
  }

  /**
   * An endpoint and the values of the segments in braces.
   *
   * @param variables by name
   */
  record Route(Endpoint endpoint, Map<String, String> variables) {}

  List<Endpoint> endpoints() {
    return endpoints;
  }

  /**
   * The route of a request; {@code HEAD} takes that of {@code GET}.
   *
   * @throws ProblemException if there is no such path, or not with this method
   */
  Route find(String method, String path) {
    String wanted = method.equals("HEAD") ? "GET" : method;
    return at(path).stream()
        .filter(route -> route.endpoint().method().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(ProblemType.METHOD_NOT_ALLOWED, "Known here: " + allow(path))
                    .with("Allow", allow(path)));
  }

  /** The methods that a path knows, as the {@code Allow} field lists them. */
  String allow(String path) {
    TreeSet<String> methods = new TreeSet<>();
    at(path).forEach(route -> methods.add(route.endpoint().method()));
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    methods.add("OPTIONS");
    return String.join(", ", methods);
  }

  private List<Route> at(String path) {
    List<Route> routes =
        endpoints.stream()
            .flatMap(
                endpoint ->
                    endpoint.path().match(path).map(found -> new Route(endpoint, found)).stream())
            .toList();
    if (routes.isEmpty()) {
      throw new ProblemException(ProblemType.NOT_FOUND, "There is no such path.");
    }
    return routes;
  }
}
