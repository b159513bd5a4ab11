package dev.fossawatch.core.history;

import java.util.function.Predicate;

/**
 * A condition on one label of a series.
 *
 * @param label the name of the label
 * @param accepts tests its value; a label that is absent has the empty value. Called while nothing
 *     is locked, possibly often
 */
public record LabelMatcher(String label, Predicate<String> accepts) {

  /** The label has this value. */
  public static LabelMatcher is(String label, String value) {
    return new LabelMatcher(label, value::equals);
  }

  /** The label has any other value, or is absent. */
  public static LabelMatcher isNot(String label, String value) {
    return new LabelMatcher(label, other -> !value.equals(other));
  }
}
