package dev.fossawatch.promql.ruletest;

import java.util.List;

/**
 * What came of a file of tests.
 *
 * @param warnings what is odd without being a failure
 * @param failures what failed, in promtool's words; nothing if every test passed
 */
public record RuleTestReport(List<String> warnings, List<String> failures) {
  /** Copies the lists. */
  public RuleTestReport {
    warnings = List.copyOf(warnings);
    failures = List.copyOf(failures);
  }

  /** Whether every test passed. */
  public boolean passed() {
    return failures.isEmpty();
  }
}
