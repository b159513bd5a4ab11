package dev.fossawatch.server.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.Fossawatch;
import dev.fossawatch.core.config.ConfigLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scrape shows of the gateway, and what docs/metrics.md says of it. */
class GatewayMetersTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(fossawatch_gateway_\\w+)` \\| (\\w+) \\| `(\\w+)` \\|");
  private static final Pattern TYPE =
      Pattern.compile("(?m)^# TYPE (fossawatch_gateway_\\w+) (\\w+)");
  private static final Pattern SAMPLE =
      Pattern.compile("(?m)^(fossawatch_gateway_\\w+)\\{(\\w+)=\"([^\"]*)\"\\} (.*)$");
  private static final String AGREED =
      Said.head("HTTP/1.1 101 Switching Protocols", "Connection: Upgrade", "Upgrade: websocket");

  @TempDir private Path directory = Path.of("");

  private Fossawatch watching(String upstream) {
    return Fossawatch.builder()
        .config(
            ConfigLoader.from(Map.of("FOSSAWATCH_DATA_DIR", directory.toString()))
                .option("test", "server.host", "127.0.0.1")
                .option("test", "server.port", "0")
                .option("test", "gateway.upstreams", upstream))
        .start();
  }

  private static String scrape(Fossawatch fossawatch) {
    return new String(fossawatch.metrics().expose(null, List.of()).body(), UTF_8);
  }

  private static List<MatchResult> samples(String scrape) {
    return SAMPLE.matcher(scrape).results().toList();
  }

  @Test
  void everyFigureIsThereFromTheStartAndAsTheDocumentSays() throws Exception {
    try (ScriptedUpstream upstream = ScriptedUpstream.answering("");
        Fossawatch fossawatch = watching(upstream.url());
        Gateway gateway = Gateway.start(fossawatch)) {
      assertThat(gateway.port()).isPositive();
      String scrape = scrape(fossawatch);
      String document = Files.readString(Path.of("..", "docs", "metrics.md"));

      assertThat(ROW.matcher(document).results().map(row -> row.group(1) + ' ' + row.group(2)))
          .containsExactlyInAnyOrderElementsOf(
              TYPE.matcher(scrape)
                  .results()
                  .map(type -> type.group(1) + ' ' + type.group(2))
                  .toList());
      assertThat(ROW.matcher(document).results().map(row -> row.group(1) + ' ' + row.group(3)))
          .containsAll(
              samples(scrape).stream().map(each -> each.group(1) + ' ' + each.group(2)).toList());
      Set<String> reasons = new TreeSet<>();
      for (MatchResult sample : samples(scrape)) {
        boolean up = sample.group(1).endsWith("upstream_up");
        assertThat(Double.parseDouble(sample.group(4))).as(sample.group()).isEqualTo(up ? 1 : 0);
        if (sample.group(1).contains("refused")) {
          reasons.add(sample.group(3));
        }
      }
      assertThat(reasons)
          .hasSize(FramingViolation.values().length + Rejection.values().length)
          .contains("bare_lf", "too_slow");
    }
  }

  @Test
  void connectionsAndTunnelsThatAreOverAreNoLongerCounted() throws Exception {
    try (ScriptedUpstream upstream =
            ScriptedUpstream.start(
                (head, line) -> {
                  line.send(AGREED);
                  line.rest();
                });
        Fossawatch fossawatch = watching(upstream.url());
        Gateway gateway = Gateway.start(fossawatch)) {
      try (Line line = Line.to(gateway.port())) {
        line.send(Front.request("GET", "/", "Connection: Upgrade", "Upgrade: websocket")).head();
        Eventually.holds(
            "both are counted", () -> open(fossawatch).equals(Set.of("client 1.0", "tunnel 1.0")));
      }

      Eventually.holds(
          "none is", () -> open(fossawatch).equals(Set.of("client 0.0", "tunnel 0.0")));
    }
  }

  private static Set<String> open(Fossawatch fossawatch) {
    return samples(scrape(fossawatch)).stream()
        .filter(sample -> sample.group(1).endsWith("_connections"))
        .map(sample -> sample.group(3) + ' ' + sample.group(4))
        .collect(Collectors.toSet());
  }
}
