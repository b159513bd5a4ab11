package dev.fossawatch.promql.rules;

import dev.fossawatch.promql.engine.Engine;
import dev.fossawatch.promql.engine.QueryException;
import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Stale;
import dev.fossawatch.promql.model.Value;
import dev.fossawatch.promql.parser.ParseOptions;
import dev.fossawatch.promql.source.SeriesSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Evaluates rules as Prometheus does. What comes out follows from what goes in alone: the rule, the
 * series, the time, and what the evaluation before has left. Immutable, thread-safe if the sources
 * are.
 *
 * @param engine answers the queries
 * @param externalLabels the labels of this installation, for templates
 * @param externalUrl where this installation is reached, for templates; empty if unknown
 * @param templateQueries what queries in templates may hold
 */
public record RuleEvaluator(
    Engine engine,
    Map<String, String> externalLabels,
    String externalUrl,
    ParseOptions templateQueries) {
  /** Copies the labels. */
  public RuleEvaluator {
    externalLabels = Map.copyOf(externalLabels);
  }

  /**
   * Evaluates the rules of a group one after another; each sees what the ones before it wrote.
   *
   * @param previous the states the evaluation before has answered; empty before the first
   * @param source where the series are
   * @param sink where series are written, and appear in the source
   * @param nowMillis the time of the evaluation, milliseconds since 1970
   * @return the state of each rule, in their order
   */
  public List<RuleState> evaluate(
      RuleGroup group,
      List<RuleState> previous,
      SeriesSource source,
      SampleSink sink,
      long nowMillis) {
    List<RuleState> states = new ArrayList<>();
    for (Rule rule : group.rules()) {
      int index = states.size();
      RuleState before = index < previous.size() ? previous.get(index) : RuleState.INITIAL;
      RuleResult result = evaluate(group, rule, before, source, nowMillis);
      sink.append(result.samples());
      states.add(result.state());
    }
    return List.copyOf(states);
  }

  /** Evaluates one rule of a group. Writes nothing: what is to be written is in the result. */
  public RuleResult evaluate(
      RuleGroup group, Rule rule, RuleState previous, SeriesSource source, long nowMillis) {
    RuleContext context = new RuleContext(engine, externalLabels, externalUrl, source, nowMillis);
    long queryTime = nowMillis - group.queryOffset().toMillis();
    try {
      return withEnds(
          evaluate(rule, context, queryTime, group.limit(), previous), previous, queryTime);
    } catch (QueryException failed) {
      return new RuleResult(previous.failed(String.valueOf(failed.getMessage())), List.of());
    }
  }

  private RuleResult evaluate(
      Rule rule, RuleContext context, long queryTime, int limit, RuleState previous) {
    if (rule instanceof AlertRule alert) {
      return new AlertEvaluation(alert, context, templateQueries).run(queryTime, limit, previous);
    }
    return RecordingEvaluation.run((RecordingRule) rule, context, queryTime, limit);
  }

  /** Ends the series that were written before and are not now. */
  private static RuleResult withEnds(RuleResult result, RuleState previous, long time) {
    List<Value.Sample> samples = new ArrayList<>(result.samples());
    Set<Labels> ended = new HashSet<>(previous.written());
    ended.removeAll(result.state().written());
    ended.forEach(labels -> samples.add(new Value.Sample(labels, time, Stale.MARKER)));
    return new RuleResult(result.state(), samples);
  }
}
