/**
 * Prometheus's rule files and the evaluation of rules. {@link dev.fossawatch.promql.rules.RuleFile}
 * reads them, {@link dev.fossawatch.promql.rules.RuleEvaluator} evaluates a group at a time.
 */
@NullMarked
package dev.fossawatch.promql.rules;

import org.jspecify.annotations.NullMarked;
