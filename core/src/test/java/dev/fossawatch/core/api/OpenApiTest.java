package dev.fossawatch.core.api;

import static dev.fossawatch.core.api.Watched.json;
import static dev.fossawatch.core.api.Watched.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.fossawatch.core.health.HealthResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Holds the OpenAPI document against the endpoints and what they answer. */
class OpenApiTest {
  private static final String USER =
      "{\"password\":\"correct horse battery\",\"scope\":\"operate\"}";

  private final CountDownLatch ran = new CountDownLatch(2);
  private final Watched watched =
      new Watched(
          List.of(
              Watched.check(
                  "memory",
                  true,
                  () -> {
                    ran.countDown();
                    return HealthResult.healthy("plenty").with(Map.of("heap_used", "1 MiB"));
                  }),
              Watched.check(
                  "payments",
                  false,
                  () -> {
                    ran.countDown();
                    throw new IllegalStateException("no answer");
                  })));
  private final Api api = watched.api;
  private final JsonNode document = json(Ask.api("GET", "/openapi.json").of(api));
  private final Set<String> exercised = new LinkedHashSet<>();

  @BeforeEach
  void live() throws InterruptedException {
    watched.health.start();
    ran.await();
    for (int second = 0; second < 20; second++) {
      watched.request("GET", "/orders/" + second, 200, null);
      watched.request("POST", "/orders", 500, new IllegalStateException("order " + second));
      watched.time.advance(Duration.ofSeconds(1));
    }
    watched.system.read();
    watched.time.advance(Duration.ofSeconds(11));
  }

  @AfterEach
  void close() {
    watched.close();
  }

  @Test
  void namesEveryEndpointThatThereIsAndNoOther() {
    Set<String> declared = new TreeSet<>();
    api.endpoints().stream()
        .filter(endpoint -> endpoint.path().text().startsWith(Api.BASE))
        .forEach(
            endpoint ->
                declared.add(
                    endpoint.method() + " " + endpoint.path().text().substring(Api.BASE.length())));
    Set<String> described = new TreeSet<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .propertyNames()
                    .forEach(
                        method ->
                            described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    assertThat(described).isEqualTo(declared).hasSizeGreaterThan(15);
  }

  @Test
  void refersToNoSchemaThatIsMissingAndHoldsNoneThatIsUnused() {
    JsonNode schemas = document.path("components").path("schemas");
    Set<String> used = new TreeSet<>();
    for (JsonNode reference : document.findValues("$ref")) {
      String name = reference.asString().replace("#/components/schemas/", "");
      assertThat(schemas.has(name)).as(name).isTrue();
      used.add(name);
    }
    assertThat(new TreeSet<>(schemas.propertyNames())).isEqualTo(used);
  }

  @Test
  void givesEveryOperationANameOfItsOwn() {
    List<String> names =
        document.findValues("operationId").stream().map(JsonNode::asString).toList();
    assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(15);
  }

  @Test
  void describesWhatIsReallyAnswered() {
    List<Ask> asks = new ArrayList<>();
    for (String path :
        List.of(
            "/openapi.json",
            "/health",
            "/health/detailed",
            "/status",
            "/metrics",
            "/metrics/application",
            "/metrics/system",
            "/metrics/errors",
            "/metrics/application?limit=1",
            "/metrics/application/window?window=15m&quantile=0.999",
            "/metrics/application/trend?points=30",
            "/metrics/system/trend?window=1h",
            "/dashboard",
            "/session")) {
      asks.add(Ask.api("GET", path).bearer(watched.reader));
    }
    asks.add(Ask.api("POST", "/tokens").json("{\"name\":\"ci\",\"scope\":\"read\"}"));
    asks.add(Ask.api("GET", "/tokens"));
    asks.add(Ask.api("DELETE", "/tokens/ci"));
    asks.add(Ask.api("PUT", "/users/anna").json(USER));
    asks.add(Ask.api("GET", "/users"));
    asks.add(Ask.api("DELETE", "/users/anna"));
    asks.add(Ask.api("GET", "/audit?limit=5"));
    asks.add(Ask.api("GET", "/prometheus/metrics?name[]=up"));
    asks.addAll(prometheusAsks());
    asks.add(Ask.api("POST", "/session").json("{\"token\":\"" + Watched.ADMIN + "\"}"));
    asks.forEach(this::answersAsDescribed);
    exercised.add("DELETE /session"); // needs a session: see SessionEndpointsTest

    Set<String> all = new TreeSet<>();
    api.endpoints().stream()
        .filter(endpoint -> endpoint.path().text().startsWith(Api.BASE))
        .forEach(e -> all.add(e.method() + " " + e.path().text().substring(Api.BASE.length())));
    assertThat(exercised).containsExactlyInAnyOrderElementsOf(all);
  }

  /** The same by GET and as a form by POST, where both are known. */
  private static List<Ask> prometheusAsks() {
    String api = "/prometheus/api/v1/";
    List<Ask> asks = new ArrayList<>();
    for (String ask :
        List.of(
            "query?query=up",
            "query_range?query=up&start=0&end=60&step=15",
            "query_exemplars?query=up",
            "format_query?query=sum(up)by(job)",
            "series?match[]=up",
            "labels?limit=1")) {
      String[] parts = ask.split("\\?", 2);
      asks.add(Ask.api("GET", api + ask));
      asks.add(Ask.api("POST", api + parts[0]).form(parts[1]));
    }
    for (String ask :
        List.of(
            "query?query=1",
            "query?query=\"text\"",
            "query?query=up[1m]",
            "query?query=",
            "query?query=label_replace(vector(1),\"a\",\"b\",\"c\",\"(\")",
            "label/job/values",
            "metadata",
            "rules",
            "alerts",
            "status/buildinfo")) {
      asks.add(Ask.api("GET", api + ask));
    }
    return asks;
  }

  @Test
  void describesTheProblemsToo() {
    validate("Problem", text(Ask.api("GET", "/tokens").of(api)));
    validate("Problem", text(Ask.api("GET", "/nothing").of(api)));
    validate("Problem", text(Ask.api("GET", "/audit?limit=x").bearer(Watched.ADMIN).of(api)));
  }

  @Test
  void wouldNoticeAnAnswerThatIsNotAsDescribed() {
    assertThat(schema("Health").validate("{\"status\":\"fine\"}", InputFormat.JSON)).isNotEmpty();
    assertThat(schema("Problem").validate("{}", InputFormat.JSON)).isNotEmpty();
  }

  private void answersAsDescribed(Ask ask) {
    if (ask.header("Authorization") == null) {
      ask.bearer(Watched.ADMIN);
    }
    String path = ask.rawPath().substring(Api.BASE.length());
    String template =
        path.replaceAll("(?<=/(tokens|users))/.*", "/{name}")
            .replaceAll("(?<=/label)/.*(?=/values)", "/{name}");
    exercised.add(ask.method() + " " + template);
    ApiResponse response = ask.of(api);
    JsonNode operation =
        document.path("paths").path(template).path(ask.method().toLowerCase(Locale.ROOT));
    JsonNode described = operation.path("responses").path(Integer.toString(response.status()));
    assertThat(described.isObject())
        .as("%s %s answers %s", ask.method(), path, response.status())
        .isTrue();
    JsonNode schema = described.path("content").path("application/json").path("schema");
    if (schema.has("$ref")) {
      String name = schema.path("$ref").asString().replace("#/components/schemas/", "");
      validate(name, text(response));
    } else {
      assertThat(response.headers().getOrDefault("Content-Type", "text/plain"))
          .startsWith("text/plain");
    }
  }

  private void validate(String name, String answer) {
    assertThat(schema(name).validate(answer, InputFormat.JSON))
        .as("%s: %s", name, answer)
        .isEmpty();
  }

  private Schema schema(String name) {
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(Map.of("https://fossawatch/openapi", document.toString())));
    return registry.getSchema(
        SchemaLocation.of("https://fossawatch/openapi#/components/schemas/" + name));
  }
}
