package dev.fossawatch.promql.rules;

import dev.fossawatch.promql.model.Value;
import java.util.List;

/**
 * What an evaluation of a rule gave.
 *
 * @param state for the next evaluation
 * @param samples what is to be written: recorded series, or {@code ALERTS} and {@code
 *     ALERTS_FOR_STATE}; stale markers where a series ended
 */
public record RuleResult(RuleState state, List<Value.Sample> samples) {
  /** Copies the samples. */
  public RuleResult {
    samples = List.copyOf(samples);
  }
}
