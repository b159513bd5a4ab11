package dev.fossawatch.promql.engine;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.fossawatch.promql.model.GoText;
import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.parser.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Functions that change labels; series that become alike are put together. */
final class LabelFunctions {
  static final Set<String> NAMES = Set.of("label_replace", "label_join");

  private LabelFunctions() {}

  static List<Column> call(Evaluator evaluator, Expr.Call call) {
    List<String> texts = call.args().stream().skip(1).map(evaluator::string).toList();
    boolean replace = call.function().name().equals("label_replace");
    UnaryOperator<Column> change = replace ? replace(texts) : join(texts);
    List<Column> changed = new ArrayList<>();
    evaluator.vector(call.args().get(0)).forEach(column -> changed.add(change.apply(column)));
    return Merge.all(changed);
  }

  /** A column with one label set; a metric's name that was set stays. */
  private static Column with(Column column, String target, String value) {
    boolean dropName = column.dropName() && !target.equals(Labels.NAME);
    return new Column(column.labels().with(target, value), dropName, column.values());
  }

  private static UnaryOperator<Column> replace(List<String> texts) {
    String target = texts.get(0);
    String source = texts.get(2);
    Pattern pattern = pattern(texts.get(3));
    if (!GoText.isLabelName(target)) {
      throw QueryException.execution(
          "invalid destination label name in label_replace(): " + target);
    }
    Template template = new Template(texts.get(1), pattern);
    return column -> {
      Matcher matcher = pattern.matcher(column.labels().get(source));
      return matcher.matches() ? with(column, target, template.expand(matcher)) : column;
    };
  }

  private static Pattern pattern(String expression) {
    try {
      return dev.fossawatch.promql.model.Matcher.anchored(expression);
    } catch (IllegalArgumentException invalid) {
      throw QueryException.execution(
          "invalid regular expression in label_replace(): " + expression);
    }
  }

  private static UnaryOperator<Column> join(List<String> texts) {
    String target = texts.get(0);
    String separator = texts.get(1);
    List<String> sources = texts.subList(2, texts.size());
    for (String source : sources) {
      if (!GoText.isLabelName(source)) {
        throw QueryException.execution("invalid source label name in label_join(): " + source);
      }
    }
    if (!GoText.isLabelName(target)) {
      throw QueryException.execution("invalid destination label name in label_join(): " + target);
    }
    return column ->
        with(
            column,
            target,
            String.join(separator, sources.stream().map(column.labels()::get).toList()));
  }
}
