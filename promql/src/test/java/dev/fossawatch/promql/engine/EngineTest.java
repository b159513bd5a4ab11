package dev.fossawatch.promql.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fossawatch.promql.PromQl;
import dev.fossawatch.promql.model.Annotation;
import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Value;
import dev.fossawatch.promql.parser.Function;
import dev.fossawatch.promql.parser.Functions;
import dev.fossawatch.promql.script.MemorySource;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes out of the engine, and what it refuses. */
class EngineTest {
  private static final Engine ENGINE = new Engine(Limits.DEFAULT);
  private final MemorySource source = new MemorySource();

  @BeforeEach
  void load() {
    for (int i = 0; i <= 10; i++) {
      source.add(Labels.of("__name__", "a_total", "x", "1"), i * 60_000L, i);
      source.add(Labels.of("__name__", "a_total", "x", "2"), i * 60_000L, 2 * i);
    }
  }

  private Value instant(String query) {
    return ENGINE.instant(PromQl.parse(query), source, 300_000).value();
  }

  private static Engine limited(long samples, int series, int steps) {
    return new Engine(new Limits(samples, series, steps, Duration.ofMinutes(1)));
  }

  @Test
  void anInstantVectorCarriesTheTimeOfEvaluation() {
    assertThat(((Value.Vector) instant("a_total{x='1'} offset 1m")).samples())
        .containsExactly(new Value.Sample(Labels.of("__name__", "a_total", "x", "1"), 300_000, 4));
  }

  @Test
  void aRangeVectorIsAnsweredWithItsOwnTimes() {
    Value.Series series = ((Value.Matrix) instant("a_total{x='2'}[2m]")).series().get(0);
    assertThat(series.timesMillis()).containsExactly(240_000, 300_000);
    assertThat(series.values()).containsExactly(8, 10);
  }

  @Test
  void aRangeAnswersScalarsAsOneSeriesAndSortsTheRest() {
    Value scalar = ENGINE.range(PromQl.parse("time()"), source, 0, 2000, 1000).value();
    assertThat(((Value.Matrix) scalar).series().get(0).values()).containsExactly(0, 1, 2);
    Value sorted = ENGINE.range(PromQl.parse("-a_total"), source, 0, 60_000, 60_000).value();
    assertThat(((Value.Matrix) sorted).series())
        .extracting(Value.Series::labels)
        .containsExactly(Labels.of("x", "1"), Labels.of("x", "2"));
  }

  @Test
  void aRangeOfARangeVectorIsRefused() {
    assertThatThrownBy(() -> ENGINE.range(PromQl.parse("a_total[5m]"), source, 0, 1, 1))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("must be Scalar or instant Vector");
    assertThatThrownBy(() -> ENGINE.range(PromQl.parse("a_total"), source, 1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tooManySamplesSeriesOrStepsEndTheQueryWithAReason() {
    assertThatThrownBy(
            () -> limited(10, 100, 100).instant(PromQl.parse("a_total[10m]"), source, 600_000))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("more than 10 samples")
        .extracting(e -> ((QueryException) e).reason())
        .isEqualTo(QueryException.Reason.LIMIT);
    assertThatThrownBy(
            () -> limited(1000, 1, 100).instant(PromQl.parse("a_total"), source, 600_000))
        .hasMessageContaining("more than 1 series");
    assertThatThrownBy(
            () -> limited(1000, 100, 5).range(PromQl.parse("1"), source, 0, 600_000, 60_000))
        .hasMessageContaining("more than 5 steps: 11");
    assertThatThrownBy(
            () ->
                limited(1000, 100, 5)
                    .instant(PromQl.parse("sum_over_time(a_total[10m:1m])"), source, 600_000))
        .hasMessageContaining("more than 5 steps: 10");
  }

  @Test
  void aQueryThatTakesTooLongIsEnded() {
    AtomicLong nanos = new AtomicLong();
    Engine slow =
        new Engine(
            new Limits(1000, 10, 10, Duration.ofSeconds(1)),
            Duration.ofMinutes(5),
            Duration.ofMinutes(1),
            () -> nanos.getAndAdd(600_000_000));
    assertThatThrownBy(() -> slow.instant(PromQl.parse("a_total + a_total"), source, 0))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("timed out")
        .extracting(e -> ((QueryException) e).reason())
        .isEqualTo(QueryException.Reason.TIMEOUT);
  }

  @Test
  void nativeHistogramFunctionsAreRefusedWithTheirPlace() {
    assertThatThrownBy(() -> instant("1 + histogram_count(a_total)"))
        .isInstanceOf(QueryException.class)
        .hasMessage("histogram_count() works on native histograms, which are not supported (1:5)");
  }

  @Test
  void remarksNameTheirPlaceAndComeOnce() {
    source.add(Labels.of("__name__", "gauge"), 240_000, 1);
    source.add(Labels.of("__name__", "gauge"), 300_000, 2);
    QueryResult result =
        ENGINE.instant(
            PromQl.parse("quantile(2, a_total) +\n rate(gauge[5m]) + rate(gauge[5m])"),
            source,
            300_000);
    assertThat(result.annotations())
        .extracting(Annotation::toString)
        .containsExactly(
            "PromQL warning: quantile value should be between 0 and 1, got 2 (1:10)",
            "PromQL info: metric might not be a counter, name does not end in"
                + " _total/_sum/_count/_bucket: \"gauge\" (2:7)");
  }

  @Test
  void everyFunctionOfTheTableIsKnownToTheEngine() {
    Set<String> known = new TreeSet<>(VectorFunctions.names());
    known.addAll(Set.of("pi", "time", "scalar"));
    Set<String> built =
        Functions.all().values().stream()
            .filter(function -> function.status() != Function.Status.OFF)
            .map(Function::name)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(known).isEqualTo(built);
  }
}
