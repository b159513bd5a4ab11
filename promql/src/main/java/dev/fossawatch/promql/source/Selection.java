package dev.fossawatch.promql.source;

import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Matcher;
import java.util.List;

/**
 * What is asked of a source.
 *
 * @param matchers conditions on labels, all of which must hold; at least one refuses the empty
 *     value
 * @param fromMillis the oldest sample of interest, inclusive
 * @param toMillis the newest sample of interest, inclusive
 * @param stepMillis how far apart the evaluations are; 1 where there is one evaluation: a hint
 * @param rangeMillis how much each evaluation looks at, 0 for the newest sample only: a hint
 * @param function the function around the selector, empty if none: a hint
 */
public record Selection(
    List<Matcher> matchers,
    long fromMillis,
    long toMillis,
    long stepMillis,
    long rangeMillis,
    String function) {
  /** Copies the matchers. */
  public Selection {
    matchers = List.copyOf(matchers);
  }

  /** Whether a series with these labels passes every matcher. */
  public boolean matches(Labels labels) {
    for (Matcher matcher : matchers) {
      if (!matcher.matches(labels.get(matcher.name()))) {
        return false;
      }
    }
    return true;
  }
}
