package dev.fossawatch.promql.engine;

import dev.fossawatch.promql.model.Stale;
import dev.fossawatch.promql.parser.Expr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Functions that change only the order of series, and only at an instant. */
final class SortFunctions {
  static final Set<String> NAMES =
      Set.of("sort", "sort_desc", "sort_by_label", "sort_by_label_desc");

  private static final String INEFFECTIVE =
      "sort is ineffective for range queries since results are always ordered by labels";

  private SortFunctions() {}

  static List<Column> call(Evaluator evaluator, Expr.Call call) {
    List<Column> columns = new ArrayList<>(evaluator.vector(call.args().get(0)));
    if (evaluator.steps().isInstant()) {
      columns.removeIf(column -> Stale.is(column.values()[0]));
      columns.sort(order(evaluator, call));
    } else {
      evaluator.query().remarks().warn(INEFFECTIVE, call.position());
    }
    return columns;
  }

  private static Comparator<Column> order(Evaluator evaluator, Expr.Call call) {
    return switch (call.function().name()) {
      case "sort" -> byValue(1);
      case "sort_desc" -> byValue(-1);
      case "sort_by_label" -> byLabels(evaluator, call);
      default -> byLabels(evaluator, call).reversed();
    };
  }

  /** NaN last, whichever way. */
  private static Comparator<Column> byValue(int sign) {
    return (left, right) -> {
      double leftValue = left.values()[0];
      double rightValue = right.values()[0];
      if (Double.isNaN(leftValue) || Double.isNaN(rightValue)) {
        return Boolean.compare(Double.isNaN(leftValue), Double.isNaN(rightValue));
      }
      return leftValue == rightValue ? 0 : sign * Double.compare(leftValue, rightValue);
    };
  }

  private static Comparator<Column> byLabels(Evaluator evaluator, Expr.Call call) {
    List<String> names = call.args().stream().skip(1).map(evaluator::string).toList();
    return (left, right) -> {
      for (String name : names) {
        int order = NaturalOrder.compare(left.labels().get(name), right.labels().get(name));
        if (order != 0) {
          return order;
        }
      }
      return left.labels().compareTo(right.labels());
    };
  }
}
