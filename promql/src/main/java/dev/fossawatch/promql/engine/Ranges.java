package dev.fossawatch.promql.engine;

import dev.fossawatch.promql.model.Durations;
import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Stale;
import dev.fossawatch.promql.parser.Expr;
import dev.fossawatch.promql.parser.Shift;
import dev.fossawatch.promql.source.Samples;
import dev.fossawatch.promql.source.Selection;
import dev.fossawatch.promql.source.SourceSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Slides a window over the samples of each series of a range vector. Every sample is read once; a
 * window's ends only move forward.
 */
final class Ranges {
  /** How many samples functions may look at before the clock is looked at again. */
  private static final int CLOCK_AFTER = 1_000_000;

  /** Functions of which one sample in a window is not enough. */
  private static final Set<String> NEED_TWO =
      Set.of(
          "rate",
          "increase",
          "delta",
          "irate",
          "idelta",
          "deriv",
          "predict_linear",
          "double_exponential_smoothing");

  private final Evaluator evaluator;
  private final Query query;
  private final Steps steps;
  private final Expr expr;
  private final long range;
  private final boolean fixed;
  private final Steps ends;
  private final Window window = new Window();
  private final String function;
  private long looked;

  /**
   * Windows of a range vector.
   *
   * @param function the function around it, a hint for the source
   */
  Ranges(Evaluator evaluator, Expr expr, String function) {
    this.evaluator = evaluator;
    this.query = evaluator.query();
    this.steps = evaluator.steps();
    this.expr = unwrapped(expr);
    this.range =
        this.expr instanceof Expr.MatrixSelector matrix
            ? matrix.rangeMillis()
            : ((Expr.SubqueryExpr) this.expr).rangeMillis();
    Shift shift = shift(this.expr);
    this.fixed = shift.at() != null;
    this.ends = ends(shift);
    this.function = function;
  }

  private Steps ends(Shift shift) {
    Shift.At at = shift.at();
    if (at != null) {
      return new Steps(query.fixedTime(at) - shift.offsetMillis(), 0, steps.count());
    }
    return new Steps(steps.start() - shift.offsetMillis(), steps.interval(), steps.count());
  }

  static Expr unwrapped(Expr expr) {
    Expr inner = expr;
    while (inner instanceof Expr.ParenExpr paren) {
      inner = paren.inner();
    }
    return inner;
  }

  private static Shift shift(Expr range) {
    return range instanceof Expr.MatrixSelector matrix
        ? matrix.selector().shift()
        : ((Expr.SubqueryExpr) range).shift();
  }

  /** The value of the function for each series at each step; series without any are left out. */
  List<Column> apply(RangeFunction rangeFunction, boolean dropName) {
    List<Column> columns = new ArrayList<>();
    forEach(
        (labels, nameDropped, times, values, size) -> {
          rangeFunction.begin(times, values, size);
          query.budget().spend(steps.count());
          double[] into = new double[steps.count()];
          if (slide(rangeFunction, times, values, size, into)) {
            columns.add(new Column(labels, dropName || nameDropped, into));
          }
        });
    return columns;
  }

  private boolean slide(
      RangeFunction rangeFunction, long[] times, double[] values, int size, double[] into) {
    window.times = times;
    window.values = values;
    window.from = 0;
    window.to = 0;
    boolean any = false;
    for (int i = 0; i < into.length; i++) {
      move(i, size);
      watchClock();
      into[i] = window.from < window.to ? rangeFunction.at(window) : Stale.MARKER;
      any |= !Stale.is(into[i]);
      if (fixed && !rangeFunction.varies()) {
        Arrays.fill(into, into[0]);
        break;
      }
    }
    return any;
  }

  private void watchClock() {
    looked += window.to - window.from;
    if (looked > CLOCK_AFTER) {
      query.budget().checkTime();
      looked = 0;
    }
  }

  private void move(int step, int size) {
    window.step = step;
    window.end = ends.time(step);
    window.start = window.end - range;
    while (window.to < size && window.times[window.to] <= window.end) {
      window.to++;
    }
    while (window.from < window.to && window.times[window.from] <= window.start) {
      window.from++;
    }
  }

  /** Takes the samples of one series; the arrays are valid only during the call. */
  interface SeriesVisitor {
    void visit(Labels labels, boolean nameDropped, long[] times, double[] values, int size);
  }

  /** All series with the samples that any window holds. */
  void forEach(SeriesVisitor visitor) {
    if (steps.count() == 0) {
      return;
    }
    if (expr instanceof Expr.MatrixSelector matrix) {
      selected(matrix, visitor);
    } else {
      subquery((Expr.SubqueryExpr) expr, visitor);
    }
  }

  private void selected(Expr.MatrixSelector matrix, SeriesVisitor visitor) {
    int count = 0;
    for (SourceSeries series : query.source().select(selection(matrix.selector()))) {
      query.budget().series(++count);
      Samples samples = evaluator.selectors().read(series);
      int size = withoutMarkers(samples);
      remarkOn(series.spacingMillis(), matrix);
      if (size > 0) {
        visitor.visit(series.labels(), false, samples.times(), samples.values(), size);
      }
    }
  }

  /** Where samples are kept so far apart that windows miss them, the answer has holes. */
  private void remarkOn(long spacing, Expr.MatrixSelector matrix) {
    long needed = NEED_TWO.contains(function) ? 2 * spacing : spacing;
    if (range < needed) {
      query
          .remarks()
          .warn(
              "range %s is too short for data of this age, of which a sample is kept every %s; use at least %s"
                  .formatted(
                      Durations.format(range), Durations.format(spacing), Durations.format(needed)),
              matrix.position());
    }
  }

  private Selection selection(Expr.VectorSelector selector) {
    return new Selection(
        selector.matchers(), firstStart() + 1, ends.end(), steps.interval(), range, function);
  }

  private static int withoutMarkers(Samples samples) {
    long[] times = samples.times();
    double[] values = samples.values();
    int kept = 0;
    for (int i = 0; i < samples.size(); i++) {
      if (!Stale.is(values[i])) {
        times[kept] = times[i];
        values[kept++] = values[i];
      }
    }
    samples.truncate(kept);
    return kept;
  }

  private void subquery(Expr.SubqueryExpr subquery, SeriesVisitor visitor) {
    Steps inner = innerSteps(subquery);
    Samples samples = new Samples();
    for (Column column : new Evaluator(query, inner).vector(subquery.inner())) {
      samples.clear();
      for (int i = 0; i < inner.count(); i++) {
        double value = column.values()[i];
        if (!Stale.is(value)) {
          samples.add(inner.time(i), value);
        }
      }
      visitor.visit(
          column.labels(), column.dropName(), samples.times(), samples.values(), samples.size());
    }
  }

  /** Multiples of the subquery's step, from after the start of the first window on. */
  private Steps innerSteps(Expr.SubqueryExpr subquery) {
    long step = subquery.stepMillis() == 0 ? query.subqueryStep() : subquery.stepMillis();
    long oldest = firstStart();
    long start = step * (oldest / step);
    if (start <= oldest) {
      start += step;
    }
    long end = ends.end();
    int count = query.budget().steps(end < start ? 0 : (end - start) / step + 1);
    return new Steps(start, step, count);
  }

  /** Where the windows of the first step lie. */
  long firstStart() {
    return ends.start() - range;
  }

  long firstEnd() {
    return ends.start();
  }
}
