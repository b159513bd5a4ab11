package dev.fossawatch.core.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * All routes there are, of bounded number: what comes later is {@link #other()}. Thread-safe.
 *
 * <p>A quarter of the routes is kept for the templates of frameworks, so that paths an attacker
 * makes up cannot take the place of those the application declares.
 */
final class RouteTable {
  private static final int MAX_NAME = 400;

  /** Those of 1xx to 5xx and one for all other codes. */
  private static final int STATUS_CLASSES = 6;

  private final int maxRoutes;
  private final CellBudget budget;
  private final Route other;
  private final Endpoint overflow;
  private final Route unmatched;
  private final Map<String, Route> byName = new ConcurrentHashMap<>();

  /**
   * @param maxRoutes routes told apart, at least 1
   * @param budget what the endpoints and cells of all routes are taken from
   */
  RouteTable(int maxRoutes, CellBudget budget) {
    this.maxRoutes = maxRoutes;
    this.budget = budget;
    other = new Route("other", budget);
    overflow = other.withEndpoint(HttpMethods.OTHER_INDEX, new CellBudget(STATUS_CLASSES));
    unmatched = new Route("unmatched", budget);
  }

  /** The route that holds all for which there was no room. */
  Route other() {
    return other;
  }

  /** The endpoint that is always there, with room for every class of status. */
  Endpoint overflow() {
    return overflow;
  }

  /** The route of requests that nothing in the application is known to answer. */
  Route unmatched() {
    return unmatched;
  }

  /** The route of a framework's template. */
  Route declared(String template) {
    Route known = byName.get(template);
    return known == null ? create(template, maxRoutes) : known;
  }

  /** The route of a learned template. */
  Route learned(String template) {
    Route known = byName.get(template);
    return known == null ? create(template, maxLearned()) : known;
  }

  /** Whether one more template may be learned. */
  boolean hasRoomToLearn() {
    return byName.size() < maxLearned();
  }

  private int maxLearned() {
    return maxRoutes - maxRoutes / 4;
  }

  private synchronized Route create(String name, int limit) {
    Route known = byName.get(name);
    if (known != null) {
      return known;
    }
    if (byName.size() >= limit || name.isEmpty() || name.length() > MAX_NAME) {
      return other;
    }
    Route created = new Route(name, budget);
    byName.put(name, created);
    return created;
  }

  /** Routes told apart so far. */
  int size() {
    return byName.size();
  }

  void forEachEndpoint(Consumer<Endpoint> action) {
    byName.values().forEach(route -> route.forEachEndpoint(action));
    unmatched.forEachEndpoint(action);
    other.forEachEndpoint(action);
  }
}
