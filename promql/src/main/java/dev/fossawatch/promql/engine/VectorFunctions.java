package dev.fossawatch.promql.engine;

import dev.fossawatch.promql.model.Stale;
import dev.fossawatch.promql.parser.Expr;
import dev.fossawatch.promql.parser.ValueType;
import java.util.ArrayList;
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
    families.put("absent", AbsentFunctions::absent);
    families.put("absent_over_time", AbsentFunctions::absentOverTime);
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
    List<Column> columns = evaluator.vector(arg);
    double[] now = evaluator.times();
    columns.forEach(column -> stamp(column.values(), now));
    columns.replaceAll(Column::droppingName);
    return columns;
  }

  private static void stamp(double[] values, double[] now) {
    for (int i = 0; i < now.length; i++) {
      values[i] = Stale.is(values[i]) ? Stale.MARKER : now[i];
    }
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
