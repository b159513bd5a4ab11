package dev.fossawatch.promql.rules;

import dev.fossawatch.promql.engine.Engine;
import dev.fossawatch.promql.engine.QueryException;
import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Value;
import dev.fossawatch.promql.parser.Expr;
import dev.fossawatch.promql.parser.ParseOptions;
import dev.fossawatch.promql.parser.QueryParser;
import dev.fossawatch.promql.source.SeriesSource;
import dev.fossawatch.promql.template.TemplateContext;
import java.util.List;
import java.util.Map;

/** One evaluation of one rule: what it asks, and when. */
record RuleContext(
    Engine engine,
    Map<String, String> externalLabels,
    String externalUrl,
    SeriesSource source,
    long nowMillis) {
  /** What templates of the rule are expanded with. */
  TemplateContext templates(ParseOptions options) {
    QueryParser parser = new QueryParser(options);
    return new TemplateContext(
        externalLabels, externalUrl, nowMillis, query -> ask(parser.parse(query), nowMillis));
  }

  /** The series that answer; a number is a series without labels. */
  List<Value.Sample> ask(Expr expr, long timeMillis) {
    Value value = engine.instant(expr, source, timeMillis).value();
    if (value instanceof Value.Vector vector) {
      return vector.samples();
    }
    if (value instanceof Value.Scalar scalar) {
      return List.of(new Value.Sample(Labels.EMPTY, timeMillis, scalar.value()));
    }
    throw new QueryException(
        QueryException.Reason.EXECUTION, "rule result is not a vector or scalar");
  }
}
