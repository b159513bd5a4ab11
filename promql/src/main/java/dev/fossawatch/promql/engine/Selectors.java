package dev.fossawatch.promql.engine;

import dev.fossawatch.promql.model.Stale;
import dev.fossawatch.promql.parser.Expr;
import dev.fossawatch.promql.parser.Shift;
import dev.fossawatch.promql.source.Samples;
import dev.fossawatch.promql.source.Selection;
import dev.fossawatch.promql.source.SourceSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads series from the source and finds, for each step, the newest sample. */
final class Selectors {
  private final Query query;
  private final Steps steps;
  private final Samples buffer = new Samples();

  Selectors(Query query, Steps steps) {
    this.query = query;
    this.steps = steps;
  }

  /** The newest value of each series at each step. */
  List<Column> values(Expr.VectorSelector selector) {
    return select(selector, false);
  }

  /** The time, in seconds, of the newest value of each series at each step. */
  List<Column> times(Expr.VectorSelector selector) {
    return select(selector, true);
  }

  private List<Column> select(Expr.VectorSelector selector, boolean times) {
    Shift shift = selector.shift();
    Shift.At at = shift.at();
    if (at == null) {
      return select(
          selector,
          new Steps(steps.start() - shift.offsetMillis(), steps.interval(), steps.count()),
          times);
    }
    long fixed = query.fixedTime(at) - shift.offsetMillis();
    List<Column> once = select(selector, Steps.instant(fixed), times);
    once.replaceAll(column -> repeated(column));
    return once;
  }

  private Column repeated(Column column) {
    double[] values = new double[steps.count()];
    query.budget().spend(values.length);
    Arrays.fill(values, column.values()[0]);
    return new Column(column.labels(), column.dropName(), values);
  }

  private List<Column> select(Expr.VectorSelector selector, Steps looked, boolean times) {
    List<Column> columns = new ArrayList<>();
    if (looked.count() == 0) {
      return columns;
    }
    for (SourceSeries series : query.source().select(selection(selector, looked))) {
      Samples samples = read(series);
      query.budget().spend(looked.count());
      double[] values = new double[looked.count()];
      if (newest(samples, looked, values, times)) {
        columns.add(new Column(series.labels(), false, values));
        query.budget().series(columns.size());
      }
    }
    return columns;
  }

  private Selection selection(Expr.VectorSelector selector, Steps looked) {
    long from = looked.start() - query.lookback() + 1;
    return new Selection(selector.matchers(), from, looked.end(), looked.interval(), 0, "");
  }

  /** The samples of a series, in a buffer that is used again for the next. */
  Samples read(SourceSeries series) {
    buffer.clear();
    series.read(buffer);
    query.budget().spend(buffer.size());
    return buffer;
  }

  private boolean newest(Samples samples, Steps looked, double[] into, boolean wantTimes) {
    long[] times = samples.times();
    boolean any = false;
    int next = 0;
    for (int i = 0; i < into.length; i++) {
      long now = looked.time(i);
      while (next < samples.size() && times[next] <= now) {
        next++;
      }
      boolean fresh = next > 0 && times[next - 1] > now - query.lookback();
      double value = fresh ? samples.values()[next - 1] : Stale.MARKER;
      boolean present = !Stale.is(value);
      any |= present;
      into[i] = present && wantTimes ? times[next - 1] / 1000.0 : value;
    }
    return any;
  }
}
