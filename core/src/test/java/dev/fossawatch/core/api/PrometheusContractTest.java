package dev.fossawatch.core.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.internal.Json;
import dev.fossawatch.core.query.TestSeries;
import dev.fossawatch.core.testing.RealPrometheus;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The same requests over the same samples, here and to a real Prometheus: the status, the whole
 * answer and the words of errors. What {@code contract-requests.txt} marks as differing between
 * Prometheus 2.42 and 3 is held against what it says instead.
 */
class PrometheusContractTest {
  private static final String API = "/api/v1";
  private static final double TOLERANCE = 1e-12;

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  @Timeout(240)
  void everyRequestIsAnsweredAsPrometheusDoes(@TempDir Path folder) throws Exception {
    TestSeries series = TestSeries.madeUp();
    List<ContractRequest> requests = ContractRequest.all();
    List<String> differences = new ArrayList<>();
    int identical = 0;
    try (RealPrometheus prometheus = RealPrometheus.start(folder, series.openMetrics());
        Watched watched = new Watched(List.of(), series);
        HttpAdapter ours = new HttpAdapter(0, watched.api::handle)) {
      for (ContractRequest request : requests) {
        for (String method : request.methods()) {
          Answer theirs = send(prometheus.uri(API + request.path()), method, request, "-");
          Answer own =
              send(
                  ours.uri(Api.BASE + "/prometheus" + API + request.path()),
                  method,
                  request,
                  watched.reader);
          identical += own.text().equals(theirs.text()) ? 1 : 0;
          String difference =
              request.instead().isEmpty()
                  ? difference(own, theirs)
                  : own.differsFrom(request.instead());
          if (!difference.isEmpty()) {
            differences.add(method + " " + request + "\n    " + difference);
          }
        }
      }
    }
    assertThat(differences).isEmpty();
    assertThat(requests).hasSizeGreaterThan(200);
    assertThat(identical).as("answers equal byte for byte").isGreaterThan(200);
  }

  private record Answer(int status, String text, JsonNode json) {
    String differsFrom(String expected) {
      String told =
          status
              + " "
              + json.path("errorType").asString("")
              + " "
              + json.path("error").asString("");
      String whole = status == 200 ? status + " " + json.path("data") : told;
      return whole.equals(expected) ? "" : "is " + whole;
    }
  }

  private Answer send(URI address, String method, ContractRequest request, String token)
      throws Exception {
    String form = request.encoded();
    boolean post = method.equals("POST");
    URI uri = post || form.isEmpty() ? address : URI.create(address + "?" + form);
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token);
    HttpRequest sent =
        post
            ? builder
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build()
            : builder.build();
    HttpResponse<byte[]> response = client.send(sent, HttpResponse.BodyHandlers.ofByteArray());
    String text = inNewWords(new String(response.body(), UTF_8));
    assertThat(text).as("%s %s", method, request).startsWith("{");
    return new Answer(response.statusCode(), text, Json.MAPPER.readTree(text));
  }

  /** What 3 says where 2.42 said it otherwise. */
  private static String inNewWords(String answer) {
    return answer
        .replace("Invalid time value", "invalid time value")
        .replace(
            "parsing regexp: missing closing ): `^(?:",
            "parsing regexp: missing closing ): `^(?s:");
  }

  private static String difference(Answer ours, Answer theirs) {
    if (ours.status() == theirs.status() && ours.text().equals(theirs.text())) {
      return "";
    }
    if (ours.status() != theirs.status()) {
      return ours + " but Prometheus " + theirs;
    }
    ObjectNode own = (ObjectNode) ours.json();
    own.remove(List.of("infos", "warnings")); // 2.42 has nothing to remark
    sortResult(own);
    sortResult(theirs.json());
    return equal(own, theirs.json()) ? "" : own + "\n  but Prometheus\n    " + theirs.json();
  }

  /** The order of an instant vector means nothing. */
  private static void sortResult(JsonNode answer) {
    if (answer.path("data").path("result") instanceof ArrayNode result
        && answer.path("data").path("resultType").asString("").equals("vector")) {
      Map<String, JsonNode> sorted = new TreeMap<>();
      result.forEach(each -> sorted.put(new TreeMap<>(labels(each)).toString(), each));
      result.removeAll().addAll(sorted.values());
    }
  }

  private static Map<String, String> labels(JsonNode series) {
    return series.path("metric").properties().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, label -> label.getValue().asString()));
  }

  private static boolean equal(JsonNode ours, JsonNode theirs) {
    if (ours.isObject() && theirs.isObject()) {
      return ours.size() == theirs.size()
          && ours.properties().stream()
              .allMatch(each -> equal(each.getValue(), theirs.path(each.getKey())));
    }
    if (ours.isArray() && theirs.isArray()) {
      boolean same = ours.size() == theirs.size();
      for (int i = 0; same && i < ours.size(); i++) {
        same = equal(ours.path(i), theirs.path(i));
      }
      return same;
    }
    return ours.equals(theirs) || nearlyEqual(ours.asString(""), theirs.asString(""));
  }

  /**
   * Whether a result differs by rounding; an equal number that is printed otherwise is not equal.
   */
  private static boolean nearlyEqual(String ours, String theirs) {
    try {
      double own = Double.parseDouble(ours);
      double their = Double.parseDouble(theirs);
      return own != their
          && Math.abs(own - their) <= TOLERANCE * Math.max(Math.abs(own), Math.abs(their));
    } catch (NumberFormatException noNumbers) {
      return false;
    }
  }
}
