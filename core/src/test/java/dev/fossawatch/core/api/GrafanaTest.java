package dev.fossawatch.core.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.internal.Json;
import dev.fossawatch.core.query.TestSeries;
import dev.fossawatch.core.testing.RealPrometheus;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The requests of Grafana's Prometheus data source, as it sends them. */
class GrafanaTest {
  private static final String DATA_SOURCE = Api.BASE + "/prometheus";
  private static final String BUILD_INFO = "/api/v1/status/buildinfo";

  private final HttpClient client = HttpClient.newHttpClient();

  /** A request as it goes over the wire. */
  private record Sent(String method, String target, List<String> headers, String form) {}

  private record Received(int status, JsonNode json) {}

  @Test
  @Timeout(120)
  void everyRequestIsAnsweredAsPrometheusDoes(@TempDir Path folder) throws Exception {
    TestSeries series = TestSeries.madeUp();
    try (RealPrometheus prometheus = RealPrometheus.start(folder, series.openMetrics());
        Watched watched = new Watched(List.of(), series);
        HttpAdapter ours = new HttpAdapter(0, watched.api::handle)) {
      for (Sent sent : requests()) {
        Received theirs = send(prometheus.uri(sent.target()), sent, "-");
        Received own = send(ours.uri(DATA_SOURCE + sent.target()), sent, watched.reader);
        assertThat(own.status()).as("%s", sent).isEqualTo(theirs.status());
        if (!sent.target().equals(BUILD_INFO) && own.status() == 200) {
          assertThat(withoutRemarks(own)).as("%s", sent).isEqualTo(theirs.json());
        }
      }
    }
  }

  @Test
  @Timeout(60)
  void theHealthCheckPassesAndTheVersionIsUnderstood() throws Exception {
    try (Watched watched = new Watched();
        HttpAdapter ours = new HttpAdapter(0, watched.api::handle)) {
      Received check =
          send(ours.uri(DATA_SOURCE + "/api/v1/query"), requests().get(0), watched.reader);
      assertThat(check.json().path("data").path("result").path(1).asString()).isEqualTo("2");
      Received info = send(ours.uri(DATA_SOURCE + BUILD_INFO), requests().get(1), watched.reader);
      assertThat(info.json().path("data").path("version").asString()).matches("3\\.\\d+\\.\\d+");
    }
  }

  @Test
  @Timeout(60)
  void aDataSourceWithoutATokenIsRefused() throws Exception {
    try (Watched watched = new Watched();
        HttpAdapter ours = new HttpAdapter(0, watched.api::handle)) {
      Sent check = requests().get(0);
      assertThat(send(ours.uri(DATA_SOURCE + check.target()), check, "wrong").status())
          .isEqualTo(401);
    }
  }

  /** Prometheus 2.42 makes no remarks. */
  private static JsonNode withoutRemarks(Received answer) {
    ((ObjectNode) answer.json()).remove(List.of("infos", "warnings"));
    return answer.json();
  }

  private Received send(URI uri, Sent sent, String token) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", "Bearer " + token)
            .method(sent.method(), HttpRequest.BodyPublishers.ofString(sent.form()));
    for (String header : sent.headers()) {
      String[] parts = header.split(": ", 2);
      request.header(parts[0], parts[1]);
    }
    HttpResponse<byte[]> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    return new Received(
        response.statusCode(), Json.MAPPER.readTree(new String(response.body(), UTF_8)));
  }

  private static List<Sent> requests() throws IOException {
    List<Sent> requests = new ArrayList<>();
    for (String block : text().split("\n\n+", -1)) {
      List<String> lines =
          block.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).toList();
      if (!lines.isEmpty()) {
        requests.add(request(lines));
      }
    }
    return requests;
  }

  private static Sent request(List<String> lines) {
    String[] start = lines.get(0).split(" ", 2);
    List<String> headers = new ArrayList<>(lines.subList(1, lines.size()));
    headers.removeIf(line -> line.startsWith("> "));
    String last = lines.get(lines.size() - 1);
    String form = last.startsWith("> ") ? last.substring(2) : "";
    return new Sent(start[0], start[1], headers, form);
  }

  private static String text() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(GrafanaTest.class.getResourceAsStream("grafana-requests.txt"))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
