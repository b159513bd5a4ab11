package dev.fossawatch.promql.rules;

import dev.fossawatch.promql.parser.Expr;
import dev.fossawatch.promql.yaml.Place;
import java.util.SortedMap;

/**
 * A rule that records its answer as series.
 *
 * @param name the name of the series
 * @param expr what it asks
 * @param labels labels the series get, those of the group among them; an empty value takes one away
 * @param place where it stands
 */
public record RecordingRule(String name, Expr expr, SortedMap<String, String> labels, Place place)
    implements Rule {
  /** Copies the labels. */
  public RecordingRule {
    labels = Sorted.copy(labels);
  }
}
