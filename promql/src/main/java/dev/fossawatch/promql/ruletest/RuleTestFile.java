package dev.fossawatch.promql.ruletest;

import java.time.Duration;
import java.util.List;

/** A file of tests: what it names and the tests in it. */
record RuleTestFile(
    List<String> ruleFiles,
    Duration evaluationInterval,
    List<String> groupEvalOrder,
    boolean fuzzyCompare,
    List<RuleTest> tests) {}
