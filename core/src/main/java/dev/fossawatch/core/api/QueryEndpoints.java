package dev.fossawatch.core.api;

import dev.fossawatch.core.access.Scope;
import dev.fossawatch.core.query.QueryApi;
import dev.fossawatch.core.query.QueryParameters;
import dev.fossawatch.core.query.QueryReply;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Prometheus's HTTP API over the history, for Grafana and whatever else speaks to it. */
final class QueryEndpoints implements EndpointGroup {
  private static final String PATH = Api.BASE + "/prometheus/api/v1";
  private static final Parameter QUERY = text("query", "PromQL");
  private static final Parameter TIME =
      text("time", "seconds since 1970 or RFC 3339; now where absent");
  private static final Parameter START = text("start", "seconds since 1970 or RFC 3339");
  private static final Parameter END = text("end", "seconds since 1970 or RFC 3339");
  private static final Parameter STEP = text("step", "seconds or a duration, such as 15s");
  private static final Parameter TIMEOUT =
      text("timeout", "seconds or a duration; at most query.timeout");
  private static final Parameter LOOKBACK =
      text("lookback_delta", "how old a sample may be; 5m where absent");
  private static final Parameter STATS = text("stats", "accepted; no statistics are given");
  private static final Parameter LIMIT = text("limit", "how many entries at most, 0 for all");
  private static final Parameter LIMIT_PER_METRIC =
      text("limit_per_metric", "how many descriptions of a metric at most");
  private static final Parameter METRIC = text("metric", "only this metric");
  private static final Parameter TYPE = text("type", "alert or record; both where absent");
  private static final Parameter EXCLUDE_ALERTS = text("exclude_alerts", "true to leave them out");
  private static final Parameter RULES = texts("rule_name[]", "only rules of these names");
  private static final Parameter GROUPS = texts("rule_group[]", "only groups of these names");
  private static final Parameter FILES = texts("file[]", "only rules of these files");
  private static final Parameter MATCH = texts("match[]", "selectors, such as up{job=\"shop\"}");

  private final QueryApi queries;

  QueryEndpoints(QueryApi queries) {
    this.queries = queries;
  }

  private static Parameter text(String name, String description) {
    return new Parameter.Text(name, description);
  }

  private static Parameter texts(String name, String description) {
    return new Parameter.Texts(name, description);
  }

  @Override
  public List<Endpoint> endpoints() {
    return Stream.of(
            both(
                "/query",
                "Evaluate PromQL at one time",
                "PrometheusQuery",
                queries::query,
                atOnce()),
            both(
                "/query_range",
                "Evaluate PromQL at every step of a range",
                "PrometheusQuery",
                queries::queryRange,
                overTime()),
            both(
                "/query_exemplars",
                "Exemplars of a query's series, of which none are kept",
                "PrometheusExemplars",
                queries::queryExemplars,
                List.of(QUERY, START, END)),
            both(
                "/format_query",
                "Write PromQL in its canonical form",
                "PrometheusText",
                queries::formatQuery,
                List.of(QUERY)),
            both(
                "/series",
                "The labels of all series that match",
                "PrometheusSeries",
                queries::series,
                List.of(MATCH, START, END, LIMIT)),
            both(
                "/labels",
                "The names of all labels",
                "PrometheusNames",
                queries::labels,
                List.of(MATCH, START, END, LIMIT)),
            reads())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Parameter> atOnce() {
    return List.of(QUERY, TIME, TIMEOUT, LIMIT, LOOKBACK, STATS);
  }

  private static List<Parameter> overTime() {
    return List.of(QUERY, START, END, STEP, TIMEOUT, LIMIT, LOOKBACK, STATS);
  }

  private List<Endpoint> reads() {
    return List.of(
        declared("GET", "/label/{name}/values", "The values of a label", "PrometheusNames")
            .takes(MATCH, START, END, LIMIT)
            .answeredBy(
                call ->
                    response(queries.labelValues(call.variable("name"), call.prometheusQuery()))),
        declared("GET", "/metadata", "Type, help and unit of the metrics", "PrometheusMetadata")
            .takes(METRIC, LIMIT, LIMIT_PER_METRIC)
            .answeredBy(call -> response(queries.metadata(call.prometheusQuery()))),
        declared("GET", "/rules", "The rules in force and their alerts", "PrometheusRules")
            .takes(TYPE, RULES, GROUPS, FILES, EXCLUDE_ALERTS)
            .answeredBy(call -> response(queries.rules(call.prometheusQuery()))),
        declared("GET", "/alerts", "The alerts whose condition holds", "PrometheusAlerts")
            .answeredBy(call -> response(queries.alerts())),
        declared("GET", "/status/buildinfo", "Which Prometheus this is like", "PrometheusBuildInfo")
            .answeredBy(call -> response(queries.buildInfo())));
  }

  /** By GET and by POST. */
  private static List<Endpoint> both(
      String path,
      String summary,
      String schema,
      Function<QueryParameters, QueryReply> answer,
      List<Parameter> takes) {
    return Stream.of("GET", "POST")
        .map(
            method ->
                declared(method, path, summary, schema)
                    .takes(takes.toArray(Parameter[]::new))
                    .answeredBy(call -> response(answer.apply(call.prometheusQuery()))))
        .toList();
  }

  private static Endpoint.Builder declared(
      String method, String path, String summary, String schema) {
    return Endpoint.prometheus(method, PATH + path, summary)
        .needs(Scope.READ)
        .givesJson(schema, 200);
  }

  private static ApiResponse response(QueryReply reply) {
    return ApiResponse.of(reply.status(), "application/json", reply.json());
  }
}
