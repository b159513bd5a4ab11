package dev.fossawatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCommandTest {
  private static final String GOOD =
      """
      groups:
      - name: web
        rules:
        - {alert: Down, expr: up == 0}
        - {record: "a:b", expr: sum(up)}
      """;
  private static final String TWICE = GOOD + "  - {record: \"a:b\", expr: up}\n";

  @TempDir Path directory;

  @Test
  void goodRulesAreCounted() throws IOException {
    String file = file("good.yml", GOOD);
    assertThat(run("", "check", file))
        .isEqualTo(new Answer(0, "Checking " + file + "\n  SUCCESS: 2 rules found\n\n", ""));
  }

  @Test
  void everyProblemOfEveryFileIsToldWithItsPlace() throws IOException {
    String good = file("good.yml", GOOD);
    String bad = file("bad.yml", GOOD.replace("sum(up)", "sum(").replace("name", "nam"));
    Answer answer = run("", "check", good, bad, directory + "/none.yml");
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out()).contains("SUCCESS: 2").contains("Checking " + bad);
    assertThat(answer.err())
        .contains(bad + ":2:3: field nam not found in rule group\n")
        .contains(bad + ":5:31: group \"\", rule 2, \"a:b\": could not parse expression: 1:5: ")
        .contains(directory + "/none.yml: cannot be read: ");
  }

  @Test
  void theStandardInputIsReadForADashOrNoFile() {
    String expected = "Checking standard input\n  SUCCESS: 2 rules found\n\n";
    assertThat(run(GOOD, "check", "-")).isEqualTo(new Answer(0, expected, ""));
    assertThat(run(GOOD, "check")).isEqualTo(new Answer(0, expected, ""));
  }

  @Test
  void duplicatesAreToldAndCountWhereAsked() throws IOException {
    String file = file("twice.yml", TWICE);
    Answer told = run("", "check", file);
    assertThat(told.code()).isZero();
    assertThat(told.err())
        .contains("lint error 1 duplicate rule(s) found.\nMetric: a:b\nLabel(s):\n")
        .contains("\t" + file + ":5:5\n\t" + file + ":6:5\n");
    assertThat(run("", "check", "--lint-fatal", file).code()).isEqualTo(3);
    assertThat(run("", "check", "--lint-fatal", "--lint=none", file).code()).isZero();
    assertThat(run("", "check", "--lint-fatal", "--lint", "all", file).code()).isEqualTo(3);
    assertThat(run("", "check", "--lint=some", file).code()).isEqualTo(2);
  }

  @Test
  void whatIsBehindAFlagIsTakenWithIt() throws IOException {
    String file = file("new.yml", GOOD.replace("sum(up)", "\"sort_by_label(up, 'a')\""));
    assertThat(run("", "check", file).code()).isEqualTo(1);
    String feature = "--enable-feature=promql-experimental-functions";
    assertThat(run("", "check", feature, file).code()).isZero();
    String owned = file("owned.yml", GOOD + "owner: me\n");
    assertThat(run("", "check", owned).code()).isEqualTo(1);
    assertThat(run("", "check", "--ignore-unknown-fields", owned).code()).isZero();
  }

  @Test
  void testsPassOrFailAsPromtoolTellsThem() throws IOException {
    file("good.yml", GOOD);
    String tests =
        file(
            "tests.yml",
            """
            rule_files: [good.yml, "none*.yml"]
            tests:
            - name: right
              input_series: [{series: up, values: "0 0"}]
              alert_rule_test: [{eval_time: 1m, alertname: Down, exp_alerts: [{}]}]
            - name: wrong
              input_series: [{series: up, values: "0 0"}]
              promql_expr_test: [{eval_time: 1m, expr: "a:b", exp_samples: []}]
            """);
    assertThat(run("", "test", tests))
        .isEqualTo(
            new Answer(
                1,
                "Unit Testing:  " + tests + "\n\n",
                """
                  WARNING: no file match pattern none*.yml
                  FAILED:
                    expr: "a:b", time: 1m,
                        exp: nil
                        got: {__name__="a:b"} 0E+00
                """));
    Answer right = run("", "test", "--run", "^right$", tests);
    assertThat(right.code()).isZero();
    assertThat(right.out()).isEqualTo("Unit Testing:  " + tests + "\n  SUCCESS\n\n");
  }

  @Test
  void aBadTestFileFailsWithItsPlaces() throws IOException {
    String tests = file("tests.yml", "tests:\n- input_series: [{series: up, values: 1 x}]\n");
    assertThat(run("", "test", tests).err())
        .isEqualTo(
            "  FAILED:\n" + tests + ":2:41: parse error: unexpected \"x\" in series values\n");
    assertThat(run("", "test", "--run", "(", tests).code()).isEqualTo(2);
    assertThat(run("", "test").code()).isEqualTo(2);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }

  private static Answer run(String input, String... arguments) {
    return Answer.of(
        RulesCommand.of(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8))),
        arguments);
  }
}
