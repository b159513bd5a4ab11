package dev.fossawatch.promql.rules;

import dev.fossawatch.promql.engine.QueryException;
import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The evaluation of a recording rule. */
final class RecordingEvaluation {
  private RecordingEvaluation() {}

  static RuleResult run(RecordingRule rule, RuleContext context, long queryTime, int limit) {
    List<Value.Sample> samples = new ArrayList<>();
    Set<Labels> written = new HashSet<>();
    for (Value.Sample sample : context.ask(rule.expr(), queryTime)) {
      Labels labels = named(sample.labels(), rule);
      if (!written.add(labels)) {
        throw failure("vector contains metrics with the same labelset after applying rule labels");
      }
      samples.add(new Value.Sample(labels, queryTime, sample.value()));
    }
    if (limit > 0 && samples.size() > limit) {
      throw failure("exceeded limit of " + limit + " with " + samples.size() + " series");
    }
    return new RuleResult(new RuleState(Map.of(), written, null), samples);
  }

  private static Labels named(Labels series, RecordingRule rule) {
    Labels labels = series.with(Labels.NAME, rule.name());
    for (Map.Entry<String, String> label : rule.labels().entrySet()) {
      labels = labels.with(label.getKey(), label.getValue());
    }
    return labels;
  }

  private static QueryException failure(String message) {
    return new QueryException(QueryException.Reason.EXECUTION, message);
  }
}
