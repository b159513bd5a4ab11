package dev.fossawatch.promql.rules;

import dev.fossawatch.promql.model.GoText;
import dev.fossawatch.promql.yaml.Fields;

/** How the problems of a rule begin. */
final class RuleProblems {
  private final String prefix;

  /** The rule of this number, from 1, in the group of this name. */
  RuleProblems(String group, int number, Fields rule) {
    String alert = rule.text("alert").value();
    String name = alert.isEmpty() ? rule.text("record").value() : alert;
    this.prefix =
        "group %s, rule %d, %s: ".formatted(GoText.quote(group), number, GoText.quote(name));
  }

  String told(String problem) {
    return prefix + problem;
  }
}
