package dev.fossawatch.promql.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.promql.engine.Engine;
import dev.fossawatch.promql.engine.Limits;
import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Stale;
import dev.fossawatch.promql.model.Value;
import dev.fossawatch.promql.parser.ParseOptions;
import dev.fossawatch.promql.script.MemorySource;
import dev.fossawatch.promql.yaml.InvalidFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleEvaluatorTest {
  private static final long MINUTE = 60_000;

  private final MemorySource source = new MemorySource();
  private final RuleEvaluator evaluator =
      new RuleEvaluator(
          new Engine(Limits.DEFAULT), Map.of("region", "eu"), "", ParseOptions.DEFAULT);
  private final List<Value.Sample> written = new ArrayList<>();

  @Test
  void anAlertIsPendingThenFiresThenIsGone() throws InvalidFileException {
    RuleGroup group = group("{alert: Down, expr: up == 0, for: 2m, labels: {severity: page}}");
    up(0, 0, 0, 1);
    List<RuleState> states = List.of();
    List<String> seen = new ArrayList<>();
    for (int minute = 0; minute < 4; minute++) {
      states = evaluate(group, states, minute);
      List<ActiveAlert> active = List.copyOf(states.get(0).active().values());
      seen.add(active.isEmpty() ? "none" : active.get(0).state().word());
    }
    assertThat(seen).containsExactly("pending", "pending", "firing", "none");
    assertThat(at(2))
        .containsExactlyInAnyOrder(
            "{__name__=\"ALERTS\", alertname=\"Down\", alertstate=\"firing\", job=\"a\","
                + " severity=\"page\"} 1.0",
            "{__name__=\"ALERTS_FOR_STATE\", alertname=\"Down\", job=\"a\", severity=\"page\"} 0.0",
            "{__name__=\"ALERTS\", alertname=\"Down\", alertstate=\"pending\", job=\"a\","
                + " severity=\"page\"} stale");
    assertThat(at(3)).hasSize(2).allMatch(sample -> sample.endsWith(" stale"));
  }

  @Test
  void anAlertGoesOnToFireForAsLongAsItsRuleSays() throws InvalidFileException {
    RuleGroup group = group("{alert: Down, expr: up == 0, keep_firing_for: 2m}");
    up(0, 1, 1, 1);
    List<RuleState> states = List.of();
    List<Integer> counts = new ArrayList<>();
    for (int minute = 0; minute < 4; minute++) {
      states = evaluate(group, states, minute);
      counts.add(states.get(0).active().size());
    }
    assertThat(counts).containsExactly(1, 1, 1, 0);
  }

  @Test
  void theSameEvaluationGivesTheSameResult() throws InvalidFileException {
    RuleGroup group = group("{alert: Down, expr: up == 0, for: 1m}");
    up(0, 0);
    RuleState before = evaluate(group, List.of(), 0).get(0);
    RuleResult first = evaluator.evaluate(group, group.rules().get(0), before, source, MINUTE);
    RuleResult second = evaluator.evaluate(group, group.rules().get(0), before, source, MINUTE);
    assertThat(first).isEqualTo(second);
  }

  @Test
  void aFailureKeepsTheAlertsThereWere() throws InvalidFileException {
    RuleGroup group = group("{alert: Down, expr: up == 0}");
    up(0, 0);
    List<RuleState> before = evaluate(group, List.of(), 0);
    source.add(Labels.of("__name__", "up", "job", "b"), MINUTE, 0);
    RuleGroup limited =
        new RuleGroup("g", null, group.queryOffset(), 1, group.rules(), group.place());
    RuleState after = evaluate(limited, before, 1).get(0);
    assertThat(after.error()).isEqualTo("exceeded limit of 1 with 2 alerts");
    assertThat(after.active()).isEqualTo(before.get(0).active());
  }

  @Test
  void aRuleSeesWhatTheOnesBeforeItWrote() throws InvalidFileException {
    RuleGroup group = group("{record: a, expr: up * 2}", "{record: b, expr: a + 1}");
    up(3);
    assertThat(evaluate(group, List.of(), 0))
        .extracting(RuleState::error)
        .containsExactly(null, null);
    assertThat(at(0))
        .containsExactly("{__name__=\"a\", job=\"a\"} 6.0", "{__name__=\"b\", job=\"a\"} 7.0");
  }

  @Test
  void theQueryOffsetMovesWhatIsAskedAndWritten() throws InvalidFileException {
    RuleGroup given = group("{record: a, expr: up}");
    RuleGroup group =
        new RuleGroup("g", null, Duration.ofMinutes(1), 0, given.rules(), given.place());
    up(3, 4);
    evaluate(group, List.of(), 1);
    assertThat(at(0)).containsExactly("{__name__=\"a\", job=\"a\"} 3.0");
  }

  @Test
  void aTemplateThatFailsIsNoReasonToLoseTheAlert() throws InvalidFileException {
    RuleGroup group =
        group(
            "{alert: Down, expr: up, labels: {r: \"{{ $externalLabels.region }}\"},"
                + " annotations: {a: \"{{ .Nope }}\"}}");
    up(1);
    assertThat(evaluate(group, List.of(), 0).get(0).active().values())
        .singleElement()
        .satisfies(alert -> assertThat(alert.labels().get("r")).isEqualTo("eu"))
        .satisfies(
            alert ->
                assertThat(alert.annotations().get("a"))
                    .startsWith("<error expanding template: error executing template"));
  }

  private static RuleGroup group(String... rules) throws InvalidFileException {
    String text = "groups: [{name: g, rules: [" + String.join(", ", rules) + "]}]";
    return RuleFile.parse("r", text).groups().get(0);
  }

  private void up(double... values) {
    for (int minute = 0; minute < values.length; minute++) {
      source.add(Labels.of("__name__", "up", "job", "a"), minute * MINUTE, values[minute]);
    }
  }

  private List<RuleState> evaluate(RuleGroup group, List<RuleState> states, int minute) {
    return evaluator.evaluate(group, states, source, this::write, minute * MINUTE);
  }

  private void write(List<Value.Sample> samples) {
    written.addAll(samples);
    samples.forEach(sample -> source.add(sample.labels(), sample.timeMillis(), sample.value()));
  }

  private List<String> at(int minute) {
    return written.stream()
        .filter(sample -> sample.timeMillis() == minute * MINUTE)
        .map(
            sample -> sample.labels() + " " + (Stale.is(sample.value()) ? "stale" : sample.value()))
        .toList();
  }
}
