package dev.fossawatch.core.metrics;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One route and its endpoints by method. Looking a known method up takes no lock. */
final class Route {
  final String name;
  private final CellBudget budget;
  private final AtomicReferenceArray<@Nullable Endpoint> byMethod =
      new AtomicReferenceArray<>(HttpMethods.COUNT);

  Route(String name, CellBudget budget) {
    this.name = name;
    this.budget = budget;
  }

  /** Makes the endpoint of a method out of a budget of its own. */
  Endpoint withEndpoint(int method, CellBudget own) {
    Endpoint made = new Endpoint(HttpMethods.name(method), name, own);
    byMethod.set(method, made);
    return made;
  }

  /** The endpoint of a method by its index; null where there is no room for one more. */
  @Nullable Endpoint endpoint(int method) {
    Endpoint known = byMethod.get(method);
    return known == null ? create(method) : known;
  }

  private synchronized @Nullable Endpoint create(int method) {
    Endpoint known = byMethod.get(method);
    if (known == null && budget.take()) {
      known = new Endpoint(HttpMethods.name(method), name, budget);
      byMethod.set(method, known);
    }
    return known;
  }

  void forEachEndpoint(Consumer<Endpoint> action) {
    for (int i = 0; i < HttpMethods.COUNT; i++) {
      Endpoint endpoint = byMethod.get(i);
      if (endpoint != null) {
        action.accept(endpoint);
      }
    }
  }
}
