package dev.fossawatch.promql.ruletest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.promql.rules.RuleOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleTestsTest {
  @TempDir Path directory;

  @Test
  void everyProblemOfATestFileIsToldAtOnce() throws IOException {
    RuleTestReport report =
        run(
            """
            evaluation_interval: soon
            group_eval_order: [a, a]
            tests:
            - input_series:
              - {series: 'up{a=}', values: '1'}
              - series: up
                values: >-
                  1 2
                  3 four
              alert_rule_test: [{eval_time: 5m}]
              promql_expr_test: [{exp_samples: [{value: one}]}]
              start_timestamp: yesterday
            """);
    assertThat(report.failures())
        .extracting(failure -> failure.replace(directory + "/", ""))
        .containsExactly(
            "t.yml:1:22: not a valid duration string: \"soon\"",
            "t.yml:2:23: group name repeated in evaluation order: a",
            "t.yml:5:20: parse error: unexpected \"}\" in label set, expected string",
            "t.yml:9:9: parse error: unexpected \"four\" in series values",
            "t.yml:10:21: an item under alert_rule_test misses required attribute alertname at"
                + " eval_time 5m",
            "t.yml:11:45: cannot unmarshal !!str `one` into float64",
            "t.yml:12:20: cannot parse \"yesterday\" to a valid timestamp");
  }

  @Test
  void aTestThatWouldNotEndIsRefused() throws IOException {
    RuleTestReport report =
        run("evaluation_interval: 1ms\ntests: [{promql_expr_test: [{expr: up, eval_time: 1y}]}]\n");
    assertThat(report.failures()).singleElement().asString().contains("more than 10000000");
  }

  @Test
  void aTestMayBeginAtAnyTime() throws IOException {
    RuleTestReport report =
        run(
            """
            tests:
            - start_timestamp: 2026-01-02T03:04:05Z
              input_series: [{series: x, values: 1 2}]
              promql_expr_test:
              - {expr: 'hour(timestamp(x))', eval_time: 1m, exp_samples: [{labels: '{}', value: 3}]}
              - {expr: 'minute(timestamp(x))', eval_time: 1m, exp_samples: [{labels: '{}', value: 5}]}
            """);
    assertThat(report.failures()).isEmpty();
  }

  @Test
  void testsAreChosenByTheirNames() throws IOException {
    String text = "tests:\n- {name: bad one, promql_expr_test: [{expr: '1'}]}\n- {name: good}\n";
    Path file = Files.writeString(directory.resolve("t.yml"), text);
    RuleTests all = RuleTests.all(RuleOptions.DEFAULT);
    assertThat(all.run(file).passed()).isFalse();
    assertThat(all.whoseNameMatches("^good").run(file).passed()).isTrue();
    assertThat(all.whoseNameMatches("one").run(file).passed()).isFalse();
  }

  @Test
  void aFileThatCannotBeReadIsAFailure() {
    RuleTestReport report = RuleTests.all(RuleOptions.DEFAULT).run(directory.resolve("none.yml"));
    assertThat(report.failures()).singleElement().asString().contains("none.yml");
  }

  private RuleTestReport run(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("t.yml"), text);
    return RuleTests.all(RuleOptions.DEFAULT).run(file);
  }
}
