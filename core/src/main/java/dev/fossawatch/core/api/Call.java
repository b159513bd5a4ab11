package dev.fossawatch.core.api;

import dev.fossawatch.core.access.AuditEntry;
import dev.fossawatch.core.access.AuditOutcome;
import dev.fossawatch.core.access.Principal;
import dev.fossawatch.core.query.QueryParameters;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request on its way through an endpoint. Used by one thread. */
final class Call {
  private final ApiRequest request;
  private final Router.Route route;
  private final Visitor visitor;
  private final Query query;
  private final Map<String, String> details = new LinkedHashMap<>();
  private @Nullable String actor;
  private @Nullable String target;

  Call(ApiRequest request, Router.Route route, Visitor visitor) {
    this.request = request;
    this.route = route;
    this.visitor = visitor;
    String encoded = route.endpoint().prometheus() ? null : request.view().rawQuery();
    query = Query.parse(encoded, route.endpoint().takes());
  }

  ApiRequest request() {
    return request;
  }

  Visitor visitor() {
    return visitor;
  }

  /** Who asks, at an endpoint that needs a scope. */
  Principal principal() {
    return visitor
        .principal()
        .orElseThrow(() -> new IllegalStateException("an endpoint for everybody knows nobody"));
  }

  /** The parameters, taken strictly; none where they are Prometheus's. */
  Query query() {
    return query;
  }

  /** The parameters as Prometheus takes them. */
  QueryParameters prometheusQuery() {
    boolean form = JsonBody.hasType(request, "application/x-www-form-urlencoded");
    return QueryParameters.of(
        form ? new String(request.body(), StandardCharsets.UTF_8) : "", request.view().rawQuery());
  }

  /** The value of a path segment in braces. */
  String variable(String name) {
    String value = route.variables().get(name);
    if (value == null) {
      throw new IllegalArgumentException("the path has no segment " + name);
    }
    return value;
  }

  /** The body as JSON, taken strictly. */
  <T> T json(Class<T> type) {
    return JsonBody.read(request, type);
  }

  /** Names what a write is done to, for the audit trail. */
  void target(String name) {
    target = name;
  }

  /** Adds what else the audit trail should tell of a write; never a secret. */
  void detail(String key, String value) {
    details.put(key, value);
  }

  /** Names the one who has just proven to be somebody. */
  void actor(String name) {
    actor = name;
  }

  /**
   * Whether it is known who calls. Of others the audit trail holds refused credentials alone, which
   * the lock-out limits: nobody from outside can make it forget what it holds.
   */
  boolean isBySomebody() {
    return actor != null || visitor.principal().isPresent();
  }

  AuditEntry entry(String action, AuditOutcome outcome, Instant time) {
    String who = actor == null ? visitor.principal().map(Principal::name).orElse("-") : actor;
    return new AuditEntry(time, who, action, target, details, request.client().key(), outcome);
  }
}
