package dev.fossawatch.core.api;

import dev.fossawatch.core.access.Scope;
import dev.fossawatch.core.internal.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI 3.1 document: what stands in {@code openapi.json} beside this class, and the paths,
 * made from the declarations of the endpoints. Pages are no part of it.
 */
final class OpenApi {
  private static final String PATH = Api.BASE + "/openapi.json";
  private static final Map<Integer, String> PROMETHEUS_ERRORS =
      Map.of(
          400, "A parameter cannot be understood; ",
          422, "The query cannot be answered, or costs too much",
          500, "The query failed; ",
          503, "The query took too long, or too many run at once");

  private OpenApi() {}

  /** The endpoint of the document that describes these endpoints and itself. */
  static Endpoint endpoint(List<Endpoint> endpoints) {
    ObjectNode document =
        (ObjectNode) Json.MAPPER.readTree(Resources.bytes(OpenApi.class, "openapi.json"));
    Endpoint self =
        Endpoint.get(PATH, "This document")
            .givesJson("Document", 200)
            .answeredBy(call -> ApiResponse.json(200, document));
    ObjectNode paths = document.putObject("paths");
    endpoints.stream().filter(OpenApi::isPartOfIt).forEach(endpoint -> describe(endpoint, paths));
    describe(self, paths);
    return self;
  }

  private static boolean isPartOfIt(Endpoint endpoint) {
    return endpoint.path().text().startsWith(Api.BASE + "/");
  }

  private static void describe(Endpoint endpoint, ObjectNode paths) {
    String path = endpoint.path().text().substring(Api.BASE.length());
    ObjectNode operation =
        paths.withObjectProperty(path).putObject(endpoint.method().toLowerCase(Locale.ROOT));
    operation.put("operationId", operationId(endpoint.method(), path));
    operation.put("summary", endpoint.summary());
    describeSecurity(endpoint.needs(), operation);
    describeParameters(endpoint, operation);
    String body = endpoint.body();
    if (body != null) {
      ObjectNode requestBody = operation.putObject("requestBody").put("required", true);
      content(requestBody, "application/json").set("schema", reference(body));
    }
    if (endpoint.prometheus() && endpoint.method().equals("POST")) {
      describeForm(endpoint, operation);
    }
    describeAnswers(endpoint, operation.putObject("responses"));
  }

  private static String operationId(String method, String path) {
    return method.toLowerCase(Locale.ROOT)
        + Arrays.stream(path.split("[^A-Za-z]+"))
            .filter(word -> !word.isEmpty())
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining());
  }

  private static void describeSecurity(@Nullable Scope needs, ObjectNode operation) {
    ArrayNode security = operation.putArray("security");
    if (needs != null) {
      String scope = needs.name().toLowerCase(Locale.ROOT);
      security.addObject().putArray("token").add(scope);
      security.addObject().putArray("session").add(scope);
    }
  }

  private static void describeParameters(Endpoint endpoint, ObjectNode operation) {
    List<String> variables = endpoint.path().variables();
    if (variables.isEmpty() && endpoint.takes().isEmpty()) {
      return;
    }
    ArrayNode parameters = operation.putArray("parameters");
    for (String variable : variables) {
      ObjectNode described = parameters.addObject().put("name", variable).put("in", "path");
      described.put("required", true).putObject("schema").put("type", "string");
    }
    for (Parameter parameter : endpoint.takes()) {
      ObjectNode described =
          parameters.addObject().put("name", parameter.name()).put("in", "query");
      described.put("description", parameter.description());
      described.set("schema", Json.MAPPER.valueToTree(parameter.schema()));
    }
  }

  /** The parameters may stand in a form instead, and those of Prometheus's clients mostly do. */
  private static void describeForm(Endpoint endpoint, ObjectNode operation) {
    ObjectNode form =
        content(operation.putObject("requestBody"), "application/x-www-form-urlencoded")
            .putObject("schema")
            .put("type", "object");
    ObjectNode properties = form.putObject("properties");
    for (Parameter parameter : endpoint.takes()) {
      properties.set(parameter.name(), Json.MAPPER.valueToTree(parameter.schema()));
    }
  }

  private static void describeAnswers(Endpoint endpoint, ObjectNode responses) {
    Endpoint.Answer gives = endpoint.gives();
    for (int status : gives.statuses()) {
      ObjectNode answer = responses.putObject(Integer.toString(status));
      answer.put("description", endpoint.summary());
      if (gives.type() != null) {
        ObjectNode content = content(answer, gives.type());
        if (gives.schema() != null) {
          content.set("schema", reference(gives.schema()));
        }
      }
    }
    if (endpoint.prometheus()) {
      describePrometheusErrors(responses);
    }
    problems(endpoint)
        .forEach(
            (status, titles) -> {
              ObjectNode answer = responses.withObjectProperty(Integer.toString(status));
              String also = answer.path("description").asString("");
              answer.put("description", also + String.join("; ", titles));
              content(answer, "application/problem+json").set("schema", reference("Problem"));
            });
  }

  private static void describePrometheusErrors(ObjectNode responses) {
    PROMETHEUS_ERRORS.forEach(
        (status, description) -> {
          ObjectNode answer = responses.putObject(Integer.toString(status));
          answer.put("description", description);
          content(answer, "application/json").set("schema", reference("PrometheusError"));
        });
  }

  private static Map<Integer, Set<String>> problems(Endpoint endpoint) {
    Set<ProblemType> types = new TreeSet<>(endpoint.problems());
    types.add(ProblemType.INVALID_REQUEST);
    types.add(ProblemType.INTERNAL);
    if (endpoint.needs() != null) {
      types.addAll(
          List.of(ProblemType.UNAUTHORIZED, ProblemType.FORBIDDEN, ProblemType.LOCKED_OUT));
    }
    if (!endpoint.method().equals("GET")) {
      types.addAll(List.of(ProblemType.CROSS_SITE, ProblemType.CSRF));
    }
    if (endpoint.body() != null) {
      types.addAll(List.of(ProblemType.TOO_LARGE, ProblemType.UNSUPPORTED_MEDIA_TYPE));
    }
    Map<Integer, Set<String>> byStatus = new TreeMap<>();
    types.forEach(
        type ->
            byStatus.computeIfAbsent(type.status(), status -> new TreeSet<>()).add(type.title()));
    return byStatus;
  }

  private static ObjectNode content(ObjectNode of, String type) {
    return of.withObjectProperty("content").putObject(type);
  }

  private static ObjectNode reference(String schema) {
    return Json.MAPPER.createObjectNode().put("$ref", "#/components/schemas/" + schema);
  }
}
