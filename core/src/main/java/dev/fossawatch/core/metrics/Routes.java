package dev.fossawatch.core.metrics;

import dev.fossawatch.core.http.Exchange;
import dev.fossawatch.core.http.Outcome;
import dev.fossawatch.core.internal.InternalErrors;

/**
 * Finds the route of a request that has ended: the framework's template, else the learned one. Only
 * an answer that shows the application knows the path (2xx or 5xx to a known method, or a form's
 * redirect below a known path) teaches a template; any other is counted on a route already learned
 * or as {@code unmatched}, so that a flood of 404s makes no routes. Thread-safe; never throws.
 */
final class Routes {
  private final RouteTable table;
  private final LearnedRoutes learned;
  private final InternalErrors errors;

  Routes(RouteTable table, InternalErrors errors) {
    this.table = table;
    this.errors = errors;
    learned = new LearnedRoutes(table);
  }

  Route of(Exchange exchange, int method) {
    try {
      String template = exchange.request().routeTemplate();
      return template == null ? learned(exchange, method) : table.declared(template);
    } catch (RuntimeException fault) {
      errors.record("metrics.route", fault);
      return table.other();
    }
  }

  private Route learned(Exchange exchange, int method) {
    String path = exchange.request().rawPath();
    if (!path.startsWith("/")) {
      return table.unmatched();
    }
    Route known = learned.find(path);
    if (known != null) {
      return known;
    }
    return teaches(exchange, method) || (isFormsRedirect(exchange, method) && isBelowKnown(path))
        ? learned.learn(path)
        : table.unmatched();
  }

  private static boolean teaches(Exchange exchange, int method) {
    int status = exchange.status();
    return method != HttpMethods.OTHER_INDEX
        && exchange.outcome() != Outcome.ABORTED
        && (status / 100 == 2 || status / 100 == 5 || status == 101);
  }

  /** A form that was taken sends its browser on (post, redirect, get) and never answers 2xx. */
  private static boolean isFormsRedirect(Exchange exchange, int method) {
    int status = exchange.status();
    return method == HttpMethods.POST_INDEX && (status == 302 || status == 303);
  }

  /** What lies at the top proves nothing: a login page may be where every path is sent to. */
  private boolean isBelowKnown(String path) {
    Route parent = learned.find(path.substring(0, path.lastIndexOf('/')));
    return parent != null && !parent.name.equals("/");
  }
}
