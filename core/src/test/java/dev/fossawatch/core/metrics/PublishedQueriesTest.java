package dev.fossawatch.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.core.internal.Json;
import dev.fossawatch.promql.PromQl;
import dev.fossawatch.promql.engine.Engine;
import dev.fossawatch.promql.engine.Limits;
import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.source.SourceSeries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The queries we hand out, in dashboards and trends, ask for what there is. */
class PublishedQueriesTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| (\\w+) \\| .*");
  private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+), \\w+\\)");
  private static final Engine ENGINE = new Engine(Limits.DEFAULT);

  @ParameterizedTest
  @ValueSource(strings = {"requests.json", "system.json", "fossawatch.json"})
  void everyQueryOfADashboardIsPromqlOverMetricsWeHave(String file) throws IOException {
    JsonNode dashboard =
        Json.MAPPER.readTree(Files.readString(DOCS.resolve("grafana").resolve(file)));
    List<String> queries = queries(dashboard);
    assertThat(queries).hasSizeGreaterThan(10);
    queries.forEach(query -> assertKnown(query, documented()));
    assertThat(dashboard.findValues("id").stream().map(JsonNode::asInt)).doesNotHaveDuplicates();
  }

  @Test
  void everyDashboardIsChecked() throws IOException {
    try (Stream<Path> files = Files.list(DOCS.resolve("grafana"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("requests.json", "system.json", "fossawatch.json");
    }
  }

  @Test
  void everyTrendIsPromqlOverMetricsWeHave() {
    TrendReader.parsed(TrendReader.text())
        .values()
        .forEach(
            figures ->
                figures
                    .values()
                    .forEach(query -> assertKnown(query.replace("$step", "15s"), documented())));
    assertThat(TrendReader.parsed(TrendReader.text())).containsOnlyKeys("application", "system");
  }

  private static List<String> queries(JsonNode dashboard) {
    List<String> queries = new ArrayList<>();
    dashboard.findValues("expr").forEach(expr -> queries.add(expr.asString()));
    for (JsonNode variable : dashboard.path("templating").path("list")) {
      Matcher values = LABEL_VALUES.matcher(variable.path("query").asString());
      if (values.matches()) {
        queries.add(values.group(1));
      } else {
        assertThat(variable.path("type").asString()).isEqualTo("datasource");
      }
    }
    return queries.stream().map(PublishedQueriesTest::substituted).toList();
  }

  private static String substituted(String query) {
    return query.replace("$__rate_interval", "1m0s").replaceAll("\\$(job|instance|route)", "x");
  }

  private static void assertKnown(String query, Set<String> known) {
    Set<String> asked = new TreeSet<>();
    ENGINE.instant(
        PromQl.parse(query),
        selection -> {
          selection.matchers().stream()
              .filter(matcher -> matcher.name().equals(Labels.NAME))
              .forEach(matcher -> asked.add(matcher.value()));
          return List.<SourceSeries>of();
        },
        0);
    assertThat(asked).as(query).isNotEmpty();
    assertThat(known).as(query).containsAll(asked);
  }

  /** The names of all series of the metrics in {@code docs/metrics.md}, and {@code up}. */
  private static Set<String> documented() {
    Set<String> names = new TreeSet<>(Set.of("up"));
    for (Matcher row : rows()) {
      Stream<String> suffixes =
          row.group(2).equals("histogram") ? Stream.of("_bucket", "_sum", "_count") : Stream.of("");
      names.addAll(suffixes.map(suffix -> row.group(1) + suffix).collect(Collectors.toSet()));
    }
    return names;
  }

  private static List<Matcher> rows() {
    try (Stream<String> lines = Files.lines(DOCS.resolve("metrics.md"))) {
      return lines.map(ROW::matcher).filter(Matcher::matches).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
