package dev.fossawatch.promql.engine;

import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Matcher;
import dev.fossawatch.promql.model.Stale;
import dev.fossawatch.promql.parser.Expr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Functions that answer 1 where there is nothing. */
final class AbsentFunctions {
  private AbsentFunctions() {}

  static List<Column> absent(Evaluator evaluator, Expr.Call call) {
    Expr arg = call.args().get(0);
    return gaps(evaluator, evaluator.vector(arg), labelsFor(arg), false);
  }

  static List<Column> absentOverTime(Evaluator evaluator, Expr.Call call) {
    Expr arg = call.args().get(0);
    List<Column> present =
        new Ranges(evaluator, arg, call.function().name()).apply(window -> 1, true);
    return gaps(evaluator, present, labelsFor(arg), true);
  }

  /** One at every step at which no series has a value. */
  private static List<Column> gaps(
      Evaluator evaluator, List<Column> columns, Labels labels, boolean dropName) {
    double[] gaps = new double[evaluator.steps().count()];
    Arrays.fill(gaps, 1);
    for (Column column : columns) {
      for (int i = 0; i < gaps.length; i++) {
        if (!Stale.is(column.values()[i])) {
          gaps[i] = Stale.MARKER;
        }
      }
    }
    Column column = new Column(labels, dropName, gaps);
    return column.hasValues() ? new ArrayList<>(List.of(column)) : new ArrayList<>();
  }

  /** The labels a selector asks for by equality, and only once. */
  private static Labels labelsFor(Expr arg) {
    Map<String, String> labels = new HashMap<>();
    Set<String> seen = new HashSet<>();
    for (Matcher matcher : matchers(arg)) {
      String name = matcher.name();
      if (name.equals(Labels.NAME)) {
        continue;
      }
      if (matcher.kind() == Matcher.Kind.EQUAL && seen.add(name)) {
        labels.put(name, matcher.value());
      } else {
        labels.remove(name);
      }
    }
    return Labels.of(labels);
  }

  private static List<Matcher> matchers(Expr arg) {
    if (arg instanceof Expr.VectorSelector selector) {
      return selector.matchers();
    }
    return arg instanceof Expr.MatrixSelector matrix ? matrix.selector().matchers() : List.of();
  }
}
