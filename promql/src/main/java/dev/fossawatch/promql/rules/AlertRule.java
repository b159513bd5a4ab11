package dev.fossawatch.promql.rules;

import dev.fossawatch.promql.parser.Expr;
import dev.fossawatch.promql.template.Template;
import dev.fossawatch.promql.yaml.Place;
import java.time.Duration;
import java.util.SortedMap;

/**
 * A rule that makes an alert of each series of its answer.
 *
 * @param name the label {@code alertname} of the alerts
 * @param expr what it asks
 * @param hold how long a series must be there before its alert fires, {@code for}
 * @param keepFiringFor how long an alert goes on to fire after its series is gone
 * @param labels labels the alerts get, those of the group among them
 * @param annotations texts the alerts get
 * @param place where it stands
 */
public record AlertRule(
    String name,
    Expr expr,
    Duration hold,
    Duration keepFiringFor,
    SortedMap<String, Template> labels,
    SortedMap<String, Template> annotations,
    Place place)
    implements Rule {
  /** Copies the maps. */
  public AlertRule {
    labels = Sorted.copy(labels);
    annotations = Sorted.copy(annotations);
  }
}
