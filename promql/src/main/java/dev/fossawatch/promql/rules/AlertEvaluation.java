package dev.fossawatch.promql.rules;

import dev.fossawatch.promql.engine.QueryException;
import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Value;
import dev.fossawatch.promql.parser.ParseOptions;
import dev.fossawatch.promql.template.Template;
import dev.fossawatch.promql.template.TemplateContext;
import dev.fossawatch.promql.template.TemplateException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The evaluation of an alerting rule: which alerts there are, and how far each is. Used once. */
final class AlertEvaluation {
  private static final String ALERT_NAME = "alertname";

  private final AlertRule rule;
  private final RuleContext context;
  private final TemplateContext templates;
  private final long now;

  AlertEvaluation(AlertRule rule, RuleContext context, ParseOptions templateQueries) {
    this.rule = rule;
    this.context = context;
    this.templates = context.templates(templateQueries);
    this.now = context.nowMillis();
  }

  RuleResult run(long queryTime, int limit, RuleState previous) {
    Map<Labels, ActiveAlert> active = new LinkedHashMap<>();
    for (Value.Sample sample : context.ask(rule.expr(), queryTime)) {
      ActiveAlert alert = found(sample);
      if (active.put(alert.labels(), alert) != null) {
        throw failure("vector contains metrics with the same labelset after applying alert labels");
      }
    }
    active.replaceAll((labels, alert) -> going(alert, previous.active().get(labels)));
    previous.active().values().forEach(alert -> keep(alert, active));
    if (limit > 0 && active.size() > limit) {
      throw failure("exceeded limit of " + limit + " with " + active.size() + " alerts");
    }
    return written(active, queryTime);
  }

  private static QueryException failure(String message) {
    return new QueryException(QueryException.Reason.EXECUTION, message);
  }

  private ActiveAlert found(Value.Sample sample) {
    Labels labels = sample.labels().withoutName();
    for (Map.Entry<String, Template> label : rule.labels().entrySet()) {
      labels = labels.with(label.getKey(), expand(label.getValue(), sample));
    }
    SortedMap<String, String> annotations = new TreeMap<>();
    rule.annotations().forEach((name, text) -> annotations.put(name, expand(text, sample)));
    return new ActiveAlert(
        labels.with(ALERT_NAME, rule.name()),
        annotations,
        sample.value(),
        ActiveAlert.State.PENDING,
        now,
        null);
  }

  /** A text that fails is no reason to lose the alert: the failure stands in its place. */
  private String expand(Template template, Value.Sample sample) {
    try {
      return template.expand(sample.labels(), sample.value(), templates);
    } catch (TemplateException failed) {
      return "<error expanding template: " + failed.getMessage() + ">";
    }
  }

  /** An alert whose condition holds, after what it was before. */
  private ActiveAlert going(ActiveAlert alert, @Nullable ActiveAlert before) {
    ActiveAlert since = before == null ? alert : alert.since(before.activeAtMillis());
    boolean fires =
        (before != null && before.state() == ActiveAlert.State.FIRING)
            || now - since.activeAtMillis() >= rule.hold().toMillis();
    return fires ? since.in(ActiveAlert.State.FIRING) : since;
  }

  /** Goes on with a firing alert whose condition holds no more, for as long as the rule says. */
  private void keep(ActiveAlert alert, Map<Labels, ActiveAlert> active) {
    if (active.containsKey(alert.labels())
        || alert.state() != ActiveAlert.State.FIRING
        || rule.keepFiringFor().isZero()) {
      return;
    }
    Long since = alert.keptSinceMillis();
    ActiveAlert kept = since == null ? alert.keptSince(now) : alert;
    if (since == null || now - since < rule.keepFiringFor().toMillis()) {
      active.put(alert.labels(), kept);
    }
  }

  private RuleResult written(Map<Labels, ActiveAlert> active, long time) {
    List<Value.Sample> samples = new ArrayList<>();
    for (ActiveAlert alert : active.values()) {
      Labels labels = withRuleLabels(alert.labels());
      Labels alerts = labels.with(Labels.NAME, "ALERTS").with("alertstate", alert.state().word());
      samples.add(new Value.Sample(alerts, time, 1));
      Labels forState = labels.with(Labels.NAME, "ALERTS_FOR_STATE");
      double since = Math.floorDiv(alert.activeAtMillis(), 1000L);
      samples.add(new Value.Sample(forState, time, since));
    }
    Set<Labels> written = new HashSet<>();
    samples.forEach(sample -> written.add(sample.labels()));
    return new RuleResult(new RuleState(active, written, null), samples);
  }

  /** As Prometheus has it: a label of the rule that expands to nothing is written unexpanded. */
  private Labels withRuleLabels(Labels labels) {
    Labels all = labels;
    for (Map.Entry<String, Template> label : rule.labels().entrySet()) {
      if (all.get(label.getKey()).isEmpty()) {
        all = all.with(label.getKey(), label.getValue().text());
      }
    }
    return all;
  }
}
