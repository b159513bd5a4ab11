package dev.fossawatch.promql.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fossawatch.promql.yaml.InvalidFileException;
import dev.fossawatch.promql.yaml.Problem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFileTest {
  @Test
  void everythingInAFileIsRead() throws InvalidFileException {
    RuleFile file =
        RuleFile.parse(
            "rules.yml",
            """
            groups:
            - name: web
              interval: 15s
              query_offset: 10s
              limit: 5
              labels: {team: web, severity: none}
              rules:
              - alert: Down
                expr: up  ==  0
                for: 1m
                keep_firing_for: 2m
                labels: {severity: page}
                annotations: {summary: "{{ $value }}"}
              - record: a:b
                expr: sum(up)
            """);
    RuleGroup group = file.groups().get(0);
    assertThat(group.interval()).isEqualTo(Duration.ofSeconds(15));
    assertThat(group.queryOffset()).isEqualTo(Duration.ofSeconds(10));
    assertThat(group.limit()).isEqualTo(5);
    AlertRule alert = (AlertRule) group.rules().get(0);
    assertThat(alert.name()).isEqualTo("Down");
    assertThat(alert.expr()).hasToString("up == 0");
    assertThat(alert.hold()).isEqualTo(Duration.ofMinutes(1));
    assertThat(alert.keepFiringFor()).isEqualTo(Duration.ofMinutes(2));
    assertThat(alert.labels()).hasToString("{severity=page, team=web}");
    assertThat(alert.annotations()).hasToString("{summary={{ $value }}}");
    assertThat(alert.place()).hasToString("rules.yml:8:5");
    RecordingRule recording = (RecordingRule) group.rules().get(1);
    assertThat(recording.labels()).hasToString("{severity=none, team=web}");
  }

  @Test
  void allProblemsAreToldAtOnceInTheOrderOfTheFile() {
    assertThat(
            problems(
                """
                groups:
                - name: ""
                  intervall: 1m
                  interval: soon
                  rules:
                  - alert: A
                    expr: sum(
                    annotations: {x: "{{ nope }}"}
                  - record: b
                    for: 1m
                    labels: {__name__: x}
                """))
        .extracting(Problem::toString)
        .containsExactly(
            "r.yml:2:3: Groupname must not be empty",
            "r.yml:3:3: field intervall not found in rule group",
            "r.yml:4:13: not a valid duration string: \"soon\"",
            "r.yml:7:15: group \"\", rule 1, \"A\": could not parse expression: 1:5: parse error:"
                + " unclosed left parenthesis",
            "r.yml:8:26: group \"\", rule 1, \"A\": annotation \"x\": template: __alert_A:1:"
                + " function \"nope\" not defined",
            "r.yml:9:5: group \"\", rule 2, \"b\": field 'expr' must be set in rule",
            "r.yml:9:13: group \"\", rule 2, \"b\": invalid field 'for' in recording rule",
            "r.yml:11:14: group \"\", rule 2, \"b\": invalid label name: __name__");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "'up +^ ?' ~ 5:15",
        "'\"up{a=\\\"\\u0062\\\"} ?\"' ~ 5:29",
        "'\"\\\n        up ?\"' ~ 6:12",
        "'''up{a=''''b''''} ?''' ~ 5:24",
        "'up\n        * 2\n\n        * ?' ~ 8:11",
        "'|\n      up\n        * 2\n      * ?' ~ 8:9",
        "'|2-\n        up\n       * ?' ~ 7:10",
        "'>\n      up\n      * 2\n\n      * ?' ~ 9:9",
        "'>-  # folded\n        ⚡\n' ~ 6:9",
        "'\"up{a=\\\"é𝄞\\\"} ?\"' ~ 5:25"
      })
  void aProblemInAnExpressionIsFoundInEveryStyleOfScalar(String scalar, String place) {
    String text = "groups:\n- name: x\n  rules:\n  - record: a\n    expr: " + scalar + "\n";
    assertThat(problems(text))
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.place().line() + ":" + problem.place().column())
                    .isEqualTo(place));
  }

  @Test
  void unknownFieldsArePassedOverWhereAsked() throws InvalidFileException {
    RuleOptions options = new RuleOptions(RuleOptions.DEFAULT.expressions(), true);
    assertThat(RuleFile.parse("r", "groups: []\nowner: me\n", options).groups()).isEmpty();
  }

  @Test
  void moreDocumentsAreNoticed() throws InvalidFileException {
    assertThat(RuleFile.parse("r", "groups: []\n---\ngroups: []\n").hasMore()).isTrue();
    assertThat(RuleFile.parse("r", "groups: []\n").hasMore()).isFalse();
  }

  @Test
  void aliasesCannotMakeASmallFileLarge() {
    String rules = "{record: a, expr: b},".repeat(1000);
    String groups = "{name: x, rules: *r},".repeat(1000);
    assertThat(problems("x: &r [" + rules + "]\ngroups: [" + groups + "]\n"))
        .extracting(Problem::message)
        .containsExactly("yaml: document contains excessive aliasing");
  }

  @Test
  void aMergeOfItselfAndDeepNestingEnd() {
    assertThat(problems("groups: &g\n- &a\n  <<: *a\n")).isNotEmpty();
    assertThat(problems("[".repeat(100_000)))
        .extracting(Problem::message)
        .containsExactly("yaml: more than 100 levels");
  }

  @Test
  void aFileOfProblemsAloneIsToldInPart() {
    String rules = "  - {record: a, expr: '(('}\n".repeat(20_000);
    assertThat(problems("groups:\n- name: x\n  rules:\n" + rules))
        .hasSize(501)
        .last()
        .hasToString("r.yml:503:26: there may be more problems");
  }

  @Test
  void duplicatesAreFoundAcrossGroups() throws InvalidFileException {
    RuleFile file =
        RuleFile.parse(
            "r",
            """
            groups:
            - name: one
              rules: [{record: a, expr: b}, {alert: c, expr: d, labels: {x: y}}]
            - name: two
              labels: {x: y}
              rules: [{record: a, expr: e}, {alert: c, expr: f}]
            """);
    assertThat(DuplicateRule.in(file)).extracting(DuplicateRule::name).containsExactly("c");
  }

  private static List<Problem> problems(String text) {
    InvalidFileException invalid =
        catchThrowableOfType(InvalidFileException.class, () -> RuleFile.parse("r.yml", text));
    return invalid == null ? List.of() : invalid.problems();
  }
}
