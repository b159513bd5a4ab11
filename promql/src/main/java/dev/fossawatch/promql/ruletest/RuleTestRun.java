package dev.fossawatch.promql.ruletest;

import dev.fossawatch.promql.engine.Engine;
import dev.fossawatch.promql.engine.Limits;
import dev.fossawatch.promql.model.Durations;
import dev.fossawatch.promql.model.GoDuration;
import dev.fossawatch.promql.parser.QueryParser;
import dev.fossawatch.promql.rules.ActiveAlert;
import dev.fossawatch.promql.rules.Rule;
import dev.fossawatch.promql.rules.RuleEvaluator;
import dev.fossawatch.promql.rules.RuleGroup;
import dev.fossawatch.promql.rules.RuleState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Runs one test: lets its time pass, and compares. Used once. */
final class RuleTestRun {
  private static final Duration LOOKBACK = Duration.ofMinutes(5);

  /** How many evaluations a test may need. */
  private static final long MAX_EVALUATIONS = 10_000_000;

  private final RuleTest test;
  private final List<RuleGroup> groups;
  private final long interval;
  private final RuleEvaluator evaluator;
  private final QueryCheck queries;
  private final TestStorage storage;
  private final List<List<RuleState>> states = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  RuleTestRun(RuleTest test, List<RuleGroup> groups, RuleTestFile file, QueryParser parser) {
    this.test = test;
    this.groups = groups;
    this.interval = file.evaluationInterval().toMillis();
    Engine engine =
        new Engine(Limits.DEFAULT, LOOKBACK, file.evaluationInterval(), System::nanoTime);
    this.evaluator =
        new RuleEvaluator(engine, test.externalLabels(), test.externalUrl(), parser.options());
    this.storage = new TestStorage(test);
    groups.forEach(group -> states.add(List.of()));
    this.queries = new QueryCheck(engine, parser, file.fuzzyCompare(), storage);
  }

  /** What failed; nothing if the test passed. */
  List<String> run() {
    long end = test.end().toMillis();
    if (end / interval >= MAX_EVALUATIONS) {
      return List.of("    the test takes more than " + MAX_EVALUATIONS + " evaluations");
    }
    for (long passed = 0; passed <= end; passed += interval) {
      if (!evaluate(passed)) {
        return failures;
      }
      checkAlerts(passed);
    }
    for (RuleTest.QueryCase query : test.queries()) {
      failures.addAll(queries.check(query, test.startMillis() + query.time().toMillis()));
    }
    return failures;
  }

  /** Evaluates every group; whether all went well. */
  private boolean evaluate(long passed) {
    long now = test.startMillis() + passed;
    storage.appear(now);
    boolean well = true;
    for (int i = 0; i < groups.size(); i++) {
      RuleGroup group = groups.get(i);
      states.set(i, evaluator.evaluate(group, states.get(i), storage, storage, now));
      well &= isWell(group, states.get(i), now);
    }
    return well;
  }

  private boolean isWell(RuleGroup group, List<RuleState> after, long now) {
    int before = failures.size();
    for (int i = 0; i < after.size(); i++) {
      String error = after.get(i).error();
      if (error != null) {
        String time = GoDuration.print(Duration.ofMillis(now));
        failures.add(
            "    rule: %s, time: %s, err: %s".formatted(group.rules().get(i).name(), time, error));
      }
    }
    return failures.size() == before;
  }

  /** Checks what is expected from now until before the next evaluation, in the order of times. */
  private void checkAlerts(long passed) {
    test.alerts().stream()
        .filter(alert -> passed <= alert.time().toMillis())
        .filter(alert -> alert.time().toMillis() < passed + interval)
        .sorted((first, second) -> first.time().compareTo(second.time()))
        .forEach(this::check);
  }

  private void check(RuleTest.AlertCase expected) {
    List<AlertTexts> wanted = new ArrayList<>(expected.expected());
    wanted.sort(AlertTexts.ORDER);
    List<AlertTexts> firing = firing(expected.alertName());
    if (!wanted.equals(firing)) {
      String name = test.name().isEmpty() ? "" : "    name: " + test.name() + ",\n";
      failures.add(
          "%s    alertname: %s, time: %s, \n        exp:%s, \n        got:%s"
              .formatted(
                  name,
                  expected.alertName(),
                  Durations.format(expected.time().toMillis()),
                  indented(AlertTexts.show(wanted)),
                  indented(AlertTexts.show(firing))));
    }
  }

  private static String indented(String text) {
    return text.replace("\n", "\n            ");
  }

  private List<AlertTexts> firing(String name) {
    List<AlertTexts> firing = new ArrayList<>();
    for (int group = 0; group < groups.size(); group++) {
      List<Rule> rules = groups.get(group).rules();
      for (int i = 0; i < rules.size(); i++) {
        if (rules.get(i).name().equals(name)) {
          states.get(group).get(i).active().values().stream()
              .filter(alert -> alert.state() == ActiveAlert.State.FIRING)
              .map(RuleTestRun::texts)
              .forEach(firing::add);
        }
      }
    }
    firing.sort(AlertTexts.ORDER);
    return firing;
  }

  private static AlertTexts texts(ActiveAlert alert) {
    return new AlertTexts(alert.labels().toMap(), new TreeMap<>(alert.annotations()));
  }
}
