package dev.fossawatch.promql.rules;

import dev.fossawatch.promql.model.GoText;
import dev.fossawatch.promql.parser.Expr;
import dev.fossawatch.promql.parser.ParseException;
import dev.fossawatch.promql.parser.QueryParser;
import dev.fossawatch.promql.template.Template;
import dev.fossawatch.promql.template.TemplateException;
import dev.fossawatch.promql.yaml.Fields;
import dev.fossawatch.promql.yaml.InvalidFileException;
import dev.fossawatch.promql.yaml.Text;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads one rule, and goes on after each problem. Used once. */
final class RuleReader {
  private final RuleOptions options;
  private final RuleProblems problems;
  private final Fields groupLabels;
  private final Fields fields;
  private final Text record;
  private final Text alert;
  private final Fields labels;
  private final Fields annotations;

  RuleReader(RuleOptions options, RuleProblems problems, Fields groupLabels, Fields fields)
      throws InvalidFileException {
    this.options = options;
    this.problems = problems;
    this.groupLabels = groupLabels;
    this.fields = fields;
    this.record = fields.text("record");
    this.alert = fields.text("alert");
    this.labels = fields.strings("labels");
    this.annotations = fields.strings("annotations");
  }

  /** The rule; null if something is wrong with it. */
  @Nullable Rule rule() {
    checkKind();
    Expr expr = expr();
    GroupReader.checkLabelNames(labels, problems.told(""));
    Duration hold = fields.duration("for", Duration.ZERO);
    Duration keep = fields.duration("keep_firing_for", Duration.ZERO);
    if (!record.isEmpty()) {
      checkRecording(hold, keep);
    }
    for (String name : annotations.names()) {
      if (!GoText.isLabelName(name)) {
        annotations.key(name).problem(problems.told("invalid annotation name: " + name));
      }
    }
    if (alert.isEmpty()) {
      return expr == null ? null : recording(expr);
    }
    return alerting(expr, hold, keep);
  }

  private void checkKind() {
    if (!record.isEmpty() && !alert.isEmpty()) {
      record.problem(problems.told("only one of 'record' and 'alert' must be set"));
    }
    if (record.isEmpty() && alert.isEmpty()) {
      fields.problem(problems.told("one of 'record' or 'alert' must be set"));
    }
  }

  private void checkRecording(Duration hold, Duration keep) {
    if (!annotations.names().isEmpty()) {
      invalidField("annotations");
    }
    if (!hold.isZero()) {
      invalidField("for");
    }
    if (!keep.isZero()) {
      invalidField("keep_firing_for");
    }
    String name = record.value();
    if (!GoText.isLabelName(name)) {
      record.problem(problems.told("invalid recording rule name: " + name));
    }
    if (name.indexOf('{') >= 0 || name.indexOf('}') >= 0) {
      record.problem(
          problems.told(
              "braces present in the recording rule name; should it be in expr?: " + name));
    }
  }

  /** Told at the name, as promtool does. */
  private void invalidField(String field) {
    record.problem(problems.told("invalid field '" + field + "' in recording rule"));
  }

  private @Nullable Expr expr() {
    Text text = fields.text("expr");
    if (text.isEmpty()) {
      text.problem(problems.told("field 'expr' must be set in rule"));
      return null;
    }
    try {
      return new QueryParser(options.expressions()).parse(text.value());
    } catch (ParseException invalid) {
      text.problem(
          invalid.position().start(),
          problems.told("could not parse expression: " + invalid.getMessage()));
      return null;
    }
  }

  private Rule recording(Expr expr) {
    SortedMap<String, String> all = new TreeMap<>();
    for (Fields given : new Fields[] {groupLabels, labels}) {
      given.names().forEach(name -> all.put(name, given.text(name).value()));
    }
    return new RecordingRule(record.value(), expr, all, fields.place());
  }

  private @Nullable Rule alerting(@Nullable Expr expr, Duration hold, Duration keep) {
    SortedMap<String, Template> allLabels = new TreeMap<>();
    templates(groupLabels, "label", allLabels);
    templates(labels, "label", allLabels);
    SortedMap<String, Template> texts = new TreeMap<>();
    templates(annotations, "annotation", texts);
    return expr == null
        ? null
        : new AlertRule(alert.value(), expr, hold, keep, allLabels, texts, fields.place());
  }

  private void templates(Fields given, String kind, SortedMap<String, Template> into) {
    for (String name : given.names()) {
      Text text = given.text(name);
      try {
        into.put(name, Template.ofAlert(alert.value(), text.value()));
      } catch (TemplateException invalid) {
        String what = kind + " " + GoText.quote(name) + ": ";
        text.problem(invalid.offset(), problems.told(what + invalid.getMessage()));
      }
    }
  }
}
