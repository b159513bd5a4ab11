package dev.fossawatch.promql.rules;

import dev.fossawatch.promql.yaml.Place;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rules that are evaluated together, one after another.
 *
 * @param name unique in its file
 * @param interval how far evaluations are apart; null where the file leaves it to the evaluator
 * @param queryOffset how much earlier than the evaluation the queries look
 * @param limit how many alerts or series each rule may make; 0 for any number
 * @param rules the rules in order
 * @param place where it stands
 */
public record RuleGroup(
    String name,
    @Nullable Duration interval,
    Duration queryOffset,
    int limit,
    List<Rule> rules,
    Place place) {
  /** Copies the rules. */
  public RuleGroup {
    rules = List.copyOf(rules);
  }
}
