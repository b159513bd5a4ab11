package dev.fossawatch.promql.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Rules that make the same thing: the same name and labels. Not wrong, but where they record, each
 * overwrites what the other wrote.
 *
 * @param name the name of alert or series
 * @param labels the labels, as written
 * @param rules the rules, two or more, in order
 */
public record DuplicateRule(String name, SortedMap<String, String> labels, List<Rule> rules) {
  /** Copies what it is given. */
  public DuplicateRule {
    labels = Sorted.copy(labels);
    rules = List.copyOf(rules);
  }

  /** The duplicates in a file, by name and labels. */
  public static List<DuplicateRule> in(RuleFile file) {
    Map<List<Object>, List<Rule>> made = new LinkedHashMap<>();
    for (RuleGroup group : file.groups()) {
      for (Rule rule : group.rules()) {
        List<Object> key = List.of(rule.name(), labels(rule));
        made.computeIfAbsent(key, unseen -> new ArrayList<>()).add(rule);
      }
    }
    return made.values().stream()
        .filter(rules -> rules.size() > 1)
        .map(rules -> new DuplicateRule(rules.get(0).name(), labels(rules.get(0)), rules))
        .sorted(DuplicateRule::order)
        .toList();
  }

  private static int order(DuplicateRule first, DuplicateRule second) {
    int byName = first.name.compareTo(second.name);
    return byName != 0 ? byName : first.labels.toString().compareTo(second.labels.toString());
  }

  private static SortedMap<String, String> labels(Rule rule) {
    if (rule instanceof RecordingRule recording) {
      return recording.labels();
    }
    SortedMap<String, String> written = new TreeMap<>();
    ((AlertRule) rule).labels().forEach((name, template) -> written.put(name, template.text()));
    return written;
  }
}
