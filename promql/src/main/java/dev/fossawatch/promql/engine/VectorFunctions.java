package dev.fossawatch.promql.engine;

import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Matcher;
import dev.fossawatch.promql.model.Stale;
import dev.fossawatch.promql.parser.Expr;
import dev.fossawatch.promql.parser.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which family of functions answers a call that gives an instant vector. */
final class VectorFunctions {
  private interface Family {
    List<Column> call(Evaluator evaluator, Expr.Call call);
  }

  private static final Map<String, Family> FAMILIES = families();

  private VectorFunctions() {}

  private static Map<String, Family> families() {
    Map<String, Family> families = new HashMap<>();
    ElementFunctions.NAMES.forEach(name -> families.put(name, ElementFunctions::call));
    DateFunctions.NAMES.forEach(name -> families.put(name, DateFunctions::call));
    SortFunctions.NAMES.forEach(name -> families.put(name, SortFunctions::call));
    LabelFunctions.NAMES.forEach(name -> families.put(name, LabelFunctions::call));
    HistogramFunctions.NAMES.forEach(name -> families.put(name, HistogramFunctions::call));
    families.put("vector", VectorFunctions::vector);
    families.put("timestamp", VectorFunctions::timestamp);
    families.put("absent", VectorFunctions::absent);
    families.put("absent_over_time", VectorFunctions::absentOverTime);
    return Map.copyOf(families);
  }

  static List<Column> call(Evaluator evaluator, Expr.Call call) {
    Family family = FAMILIES.get(call.function().name());
    return family == null ? RangeFunctions.call(evaluator, call) : family.call(evaluator, call);
  }

  /** The functions this engine knows, besides those that give a scalar. */
  static Set<String> names() {
    Set<String> names = new HashSet<>(FAMILIES.keySet());
    names.addAll(RangeFunctions.NAMES);
    return names;
  }

  private static List<Column> vector(Evaluator evaluator, Expr.Call call) {
    return new ArrayList<>(List.of(Evaluator.unlabelled(evaluator.scalar(call.args().get(0)))));
  }

  private static List<Column> timestamp(Evaluator evaluator, Expr.Call call) {
    Expr arg = Ranges.unwrapped(call.args().get(0));
    if (arg instanceof Expr.VectorSelector selector) {
      List<Column> times = evaluator.selectors().times(selector);
      times.replaceAll(Column::droppingName);
      return times;
    }
    double[] now = evaluator.times();
    List<Column> columns = evaluator.vector(arg);
    for (Column column : columns) {
      for (int i = 0; i < now.length; i++) {
        if (!Stale.is(column.values()[i])) {
          column.values()[i] = now[i];
        }
      }
    }
    columns.replaceAll(Column::droppingName);
    return columns;
  }

  private static List<Column> absent(Evaluator evaluator, Expr.Call call) {
    Expr arg = call.args().get(0);
    return gaps(evaluator, evaluator.vector(arg), labelsFor(arg), false);
  }

  private static List<Column> absentOverTime(Evaluator evaluator, Expr.Call call) {
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
    List<Matcher> matchers;
    if (arg instanceof Expr.VectorSelector selector) {
      matchers = selector.matchers();
    } else if (arg instanceof Expr.MatrixSelector matrix) {
      matchers = matrix.selector().matchers();
    } else {
      return Labels.EMPTY;
    }
    Map<String, String> labels = new HashMap<>();
    Set<String> seen = new HashSet<>();
    for (Matcher matcher : matchers) {
      boolean equal = matcher.kind() == Matcher.Kind.EQUAL;
      if (matcher.name().equals(Labels.NAME)) {
        continue;
      }
      if (equal && seen.add(matcher.name())) {
        labels.put(matcher.name(), matcher.value());
      } else {
        labels.remove(matcher.name());
      }
    }
    return Labels.of(labels);
  }

  /** Arguments that are scalars, in order, evaluated. */
  static List<double[]> scalars(Evaluator evaluator, Expr.Call call) {
    List<double[]> scalars = new ArrayList<>();
    for (Expr arg : call.args()) {
      if (arg.type() == ValueType.SCALAR) {
        scalars.add(evaluator.scalar(arg));
      }
    }
    return scalars;
  }
}
