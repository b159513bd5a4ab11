package dev.fossawatch.promql.rules;

import dev.fossawatch.promql.model.Labels;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation of a rule leaves for the next one.
 *
 * @param active the alerts by their labels; none for a recording rule
 * @param written the series the rule has written last, which end where it does not write them again
 * @param error why the evaluation failed, null if it did not; then the rest is as it was before
 */
public record RuleState(
    Map<Labels, ActiveAlert> active, Set<Labels> written, @Nullable String error) {
  /** Before the first evaluation. */
  public static final RuleState INITIAL = new RuleState(Map.of(), Set.of(), null);

  /** Copies what it is given. */
  public RuleState {
    active = Map.copyOf(active);
    written = Set.copyOf(written);
  }

  RuleState failed(String newError) {
    return new RuleState(active, written, newError);
  }
}
