package dev.fossawatch.promql.rules;

import dev.fossawatch.promql.parser.Expr;
import dev.fossawatch.promql.yaml.Place;

/** A rule of a group: what it asks and what it makes of the answer. */
public sealed interface Rule permits AlertRule, RecordingRule {
  /** The alert's name, or that of the series recorded. */
  String name();

  /** What it asks. */
  Expr expr();

  /** Where it stands. */
  Place place();
}
