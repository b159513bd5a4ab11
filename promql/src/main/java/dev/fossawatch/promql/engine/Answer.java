package dev.fossawatch.promql.engine;

import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Stale;
import dev.fossawatch.promql.model.Value;
import dev.fossawatch.promql.parser.Expr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** From columns to what is handed out: names dropped, gaps left out, series sorted. */
final class Answer {
  private final Evaluator evaluator;
  private final Steps steps;

  Answer(Query query, Steps steps) {
    this.evaluator = new Evaluator(query, steps);
    this.steps = steps;
  }

  Value instant(Expr expr) {
    return switch (expr.type()) {
      case SCALAR -> new Value.Scalar(steps.start(), evaluator.scalar(expr)[0]);
      case STRING -> new Value.StringValue(steps.start(), evaluator.string(expr));
      case VECTOR -> vector(evaluator.vector(expr));
      case MATRIX -> new Value.Matrix(evaluator.matrix(expr));
    };
  }

  Value range(Expr expr) {
    return switch (expr.type()) {
      case SCALAR ->
          new Value.Matrix(List.of(series(Evaluator.unlabelled(evaluator.scalar(expr)))));
      case VECTOR -> matrix(evaluator.vector(expr));
      default ->
          throw QueryException.execution(
              "invalid expression type \""
                  + expr.type().documentedName()
                  + "\" for range query, must be Scalar or instant Vector");
    };
  }

  private Value.Matrix matrix(List<Column> columns) {
    List<Value.Series> series = new ArrayList<>();
    for (Column column : named(columns)) {
      if (column.hasValues()) {
        series.add(series(column));
      }
    }
    series.sort(Comparator.comparing(Value.Series::labels));
    return new Value.Matrix(series);
  }

  private Value.Vector vector(List<Column> columns) {
    List<Value.Sample> samples = new ArrayList<>(columns.size());
    for (Column column : named(columns)) {
      double value = column.values()[0];
      if (!Stale.is(value)) {
        samples.add(new Value.Sample(column.labels(), steps.start(), value));
      }
    }
    return new Value.Vector(samples);
  }

  private static List<Column> named(List<Column> columns) {
    Merge merge = new Merge();
    for (Column column : columns) {
      Labels labels = column.dropName() ? column.labels().withoutName() : column.labels();
      merge.add(new Column(labels, false, column.values()));
    }
    return merge.columns();
  }

  private Value.Series series(Column column) {
    double[] values = column.values();
    long[] times = new long[values.length];
    double[] present = new double[values.length];
    int size = 0;
    for (int i = 0; i < values.length; i++) {
      if (!Stale.is(values[i])) {
        times[size] = steps.time(i);
        present[size++] = values[i];
      }
    }
    return new Value.Series(
        column.labels(), Arrays.copyOf(times, size), Arrays.copyOf(present, size));
  }
}
