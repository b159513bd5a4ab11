/**
 * Unit tests of rules in promtool's format. {@link dev.fossawatch.promql.ruletest.RuleTests} runs
 * them.
 */
@NullMarked
package dev.fossawatch.promql.ruletest;

import org.jspecify.annotations.NullMarked;
