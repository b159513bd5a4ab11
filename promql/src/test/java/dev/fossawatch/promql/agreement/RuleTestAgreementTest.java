package dev.fossawatch.promql.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fossawatch.promql.rules.RuleOptions;
import dev.fossawatch.promql.ruletest.RuleTestReport;
import dev.fossawatch.promql.ruletest.RuleTests;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every file of tests gets the verdict promtool gives it; failed comparisons in its very words. */
class RuleTestAgreementTest {
  private final Cases cases = Cases.of("test");

  @Test
  void everyVerdictIsPromtools() {
    List<String> disagreements = new ArrayList<>();
    for (String name : cases.names()) {
      Promtool promtool = Promtool.run(cases.folder(), "test", "rules", name);
      RuleTestReport report = run(name);
      boolean same =
          promtool.code() == (report.passed() ? 0 : 1) && tellsComparisons(promtool, report);
      if (same == cases.differences().containsKey(name)) {
        disagreements.add(name + "\n" + promtool.told() + "\n" + report);
      }
    }
    assertThat(disagreements).isEmpty();
    assertThat(cases.names()).hasSizeGreaterThan(60);
  }

  @Test
  void everyFilePassesOrFailsAsItsNameSays() {
    for (String name : cases.names()) {
      RuleTestReport report = run(name);
      assertThat(report.passed()).as(name + report).isEqualTo(!name.startsWith("bad-"));
    }
  }

  private RuleTestReport run(String name) {
    return RuleTests.all(RuleOptions.DEFAULT).run(cases.folder().resolve(name));
  }

  private static boolean tellsComparisons(Promtool promtool, RuleTestReport report) {
    return report.failures().stream()
        .filter(failure -> failure.contains("exp:") || failure.contains("rule: "))
        .allMatch(failure -> promtool.told().contains(failure));
  }
}
