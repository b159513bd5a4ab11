package dev.fossawatch.promql.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fossawatch.promql.PromQl;
import dev.fossawatch.promql.model.Labels;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Queries to trees and back, and what is said of texts that are no queries. */
class ParserTest {
  private static final QueryParser EXPERIMENTAL =
      new QueryParser(ParseOptions.DEFAULT.withExperimental());

  @TestFactory
  Stream<DynamicTest> everyQueryOfTheTableBecomesWhatItSays() throws IOException {
    return table()
        .map(
            line ->
                DynamicTest.dynamicTest(
                    line[0], () -> assertThat(outcome(line[0])).isEqualTo(line[1])));
  }

  @TestFactory
  Stream<DynamicTest> theCanonicalFormIsItsOwnCanonicalForm() throws IOException {
    return table()
        .map(line -> line[1])
        .filter(canonical -> !canonical.contains("parse error"))
        .map(
            canonical ->
                DynamicTest.dynamicTest(
                    canonical, () -> assertThat(outcome(canonical)).isEqualTo(canonical)));
  }

  private static Stream<String[]> table() throws IOException {
    try (InputStream table =
        Objects.requireNonNull(ParserTest.class.getResourceAsStream("queries.txt"))) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("# "))
          .map(line -> line.split("\t", 2));
    }
  }

  private static String outcome(String query) {
    try {
      return PromQl.parse(query.replace("\\n", "\n")).toString();
    } catch (ParseException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  @Test
  void experimentalFunctionsAreTakenOnlyWhenAskedFor() {
    assertThatThrownBy(() -> PromQl.parse("mad_over_time(a[5m])"))
        .isInstanceOf(ParseException.class)
        .hasMessage("1:1: parse error: function \"mad_over_time\" is not enabled");
    assertThatThrownBy(() -> PromQl.parse("limitk(2, a)"))
        .hasMessage(
            "1:1: parse error: limitk() is experimental and must be enabled with"
                + " --enable-feature=promql-experimental-functions");
    assertThat(EXPERIMENTAL.parse("mad_over_time(a[5m])")).hasToString("mad_over_time(a[5m])");
    assertThat(EXPERIMENTAL.parse("limitk(2, a)")).hasToString("limitk(2, a)");
  }

  @Test
  void aTreeDeeperThanTheLimitIsAParseError() {
    String deep = "(".repeat(600) + "1" + ")".repeat(600);
    assertThatThrownBy(() -> PromQl.parse(deep))
        .isInstanceOf(ParseException.class)
        .hasMessageContaining("nested deeper than 500 levels");
    assertThatThrownBy(() -> PromQl.parse("1" + " + 1".repeat(600)))
        .hasMessageContaining("nested deeper than 500 levels");
    assertThatThrownBy(() -> PromQl.parse("-".repeat(600) + "a"))
        .hasMessageContaining("nested deeper than 500 levels");
    assertThat(PromQl.parse("1" + " + 1".repeat(400)).type()).isEqualTo(ValueType.SCALAR);
  }

  @Test
  void aQueryLongerThanTheLimitIsAParseError() {
    assertThatThrownBy(() -> PromQl.parse("a" + " ".repeat(70_000)))
        .isInstanceOf(ParseException.class)
        .hasMessageContaining("longer than 65536 characters");
  }

  @Test
  void aSelectorGivesItsConditions() {
    assertThat(PromQl.parseSelector("up{job=~\"a|b\"}"))
        .extracting(Object::toString)
        .containsExactly("job=~\"a|b\"", "__name__=\"up\"");
    assertThatThrownBy(() -> PromQl.parseSelector("up[5m]"))
        .hasMessage("1:3: parse error: unexpected \"[\"");
    assertThatThrownBy(() -> PromQl.parseSelector("{a=\"\"}"))
        .hasMessageContaining("at least one non-empty matcher");
  }

  @Test
  void aSeriesOfTheNotationIsSpelledOut() {
    SeriesDescription series =
        EXPERIMENTAL.parseSeries("up{a=\"x y\", b=\"}\"} 1 2+3x2 _ _x2 -4-1x1 stale 5x1 Inf 1e3");
    assertThat(series.labels()).isEqualTo(Labels.of("__name__", "up", "a", "x y", "b", "}"));
    assertThat(series.values())
        .usingComparatorWithPrecision(0.0)
        .startsWith(1, 2, 5, 8, 0, 0, 0, -4, -5)
        .endsWith(5, 5, Double.POSITIVE_INFINITY, 1000);
    assertThat(series.omitted())
        .startsWith(false, false, false, false, true, true, true, false, false);
  }

  @Test
  void nativeHistogramsInTheNotationAreRefused() {
    assertThatThrownBy(() -> EXPERIMENTAL.parseSeries("h {{schema:1}}"))
        .isInstanceOf(ParseException.class)
        .hasMessage("1:3: parse error: native histograms are not supported in series values");
  }
}
