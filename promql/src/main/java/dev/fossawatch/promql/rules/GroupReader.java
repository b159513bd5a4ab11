package dev.fossawatch.promql.rules;

import dev.fossawatch.promql.model.GoText;
import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.yaml.Fields;
import dev.fossawatch.promql.yaml.InvalidFileException;
import dev.fossawatch.promql.yaml.KnownFields;
import dev.fossawatch.promql.yaml.YamlFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the groups of a file. */
final class GroupReader {
  private static final KnownFields FILE = KnownFields.of("groups");
  private static final KnownFields GROUP =
      KnownFields.of("name", "interval", "query_offset", "limit", "rules", "labels");
  private static final KnownFields RULE =
      KnownFields.of("record", "alert", "expr", "for", "keep_firing_for", "labels", "annotations");

  private final RuleOptions options;

  GroupReader(RuleOptions options) {
    this.options = options;
  }

  private KnownFields known(KnownFields fields) {
    return fields.ignoringOthers(options.ignoreUnknownFields());
  }

  List<RuleGroup> groups(YamlFile file) throws InvalidFileException {
    List<RuleGroup> groups = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Fields root = file.fields("rule file", known(FILE));
    for (Fields fields : root.list("groups", "rule group", known(GROUP))) {
      String name = fields.text("name").value();
      if (name.isEmpty()) {
        fields.problem("Groupname must not be empty");
      }
      if (!names.add(name)) {
        fields.problem("groupname: \"" + name + "\" is repeated in the same file");
      }
      groups.add(group(name, fields));
    }
    return groups;
  }

  private RuleGroup group(String name, Fields fields) throws InvalidFileException {
    Fields labels = fields.strings("labels");
    checkLabelNames(labels, "");
    List<Rule> rules = new ArrayList<>();
    int number = 0;
    for (Fields rule : fields.list("rules", "rule", known(RULE))) {
      number++;
      Rule read = rule(new RuleProblems(name, number, rule), labels, rule);
      if (read != null) {
        rules.add(read);
      }
    }
    return new RuleGroup(
        name,
        fields.duration("interval"),
        fields.duration("query_offset", Duration.ZERO),
        fields.integer("limit"),
        rules,
        fields.place());
  }

  private @Nullable Rule rule(RuleProblems problems, Fields groupLabels, Fields fields)
      throws InvalidFileException {
    return new RuleReader(options, problems, groupLabels, fields).rule();
  }

  static void checkLabelNames(Fields labels, String prefix) {
    for (String label : labels.names()) {
      if (!GoText.isLabelName(label) || label.equals(Labels.NAME)) {
        labels.key(label).problem(prefix + "invalid label name: " + label);
      }
    }
  }
}
