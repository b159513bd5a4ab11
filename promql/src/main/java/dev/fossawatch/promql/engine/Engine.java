package dev.fossawatch.promql.engine;

import dev.fossawatch.promql.model.Value;
import dev.fossawatch.promql.parser.Expr;
import dev.fossawatch.promql.source.SeriesSource;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Answers queries. Semantics are those of Prometheus 3: ranges and look-back are open on the left,
 * the metric's name is dropped at the end, sums are compensated. Native histograms are refused.
 * Immutable; safe for many threads if the source is.
 */
public final class Engine {
  private final Limits limits;
  private final long lookbackMillis;
  private final long subqueryStepMillis;
  private final LongSupplier nanoTime;

  /** An engine that looks back 5 minutes and takes 1 minute as a subquery's default step. */
  public Engine(Limits limits) {
    this(limits, Duration.ofMinutes(5), Duration.ofMinutes(1), System::nanoTime);
  }

  /**
   * An engine.
   *
   * @param lookback how old a sample may be to stand for an instant
   * @param subqueryStep the step of subqueries that name none
   * @param nanoTime a clock for the time limit, as {@link System#nanoTime}
   */
  public Engine(Limits limits, Duration lookback, Duration subqueryStep, LongSupplier nanoTime) {
    this.limits = limits;
    this.lookbackMillis = lookback.toMillis();
    this.subqueryStepMillis = subqueryStep.toMillis();
    this.nanoTime = nanoTime;
  }

  /**
   * Evaluates at one time.
   *
   * @param timeMillis milliseconds since 1970
   * @throws QueryException if it cannot be answered
   */
  public QueryResult instant(Expr expr, SeriesSource source, long timeMillis) {
    Query query = query(source, timeMillis, timeMillis);
    Value value = new Answer(query, Steps.instant(timeMillis)).instant(expr);
    return new QueryResult(value, query.remarks().list());
  }

  /**
   * Evaluates at every step of a range, both ends included.
   *
   * @param startMillis the first step, milliseconds since 1970
   * @param endMillis no step is later
   * @param stepMillis how far apart, positive
   * @throws IllegalArgumentException if the step is not positive or the end before the start
   * @throws QueryException if it cannot be answered
   */
  public QueryResult range(
      Expr expr, SeriesSource source, long startMillis, long endMillis, long stepMillis) {
    if (stepMillis <= 0 || endMillis < startMillis) {
      throw new IllegalArgumentException("step must be positive and end not before start");
    }
    Query query = query(source, startMillis, endMillis);
    int count = query.budget().steps((endMillis - startMillis) / stepMillis + 1);
    Value value = new Answer(query, new Steps(startMillis, stepMillis, count)).range(expr);
    return new QueryResult(value, query.remarks().list());
  }

  private Query query(SeriesSource source, long start, long end) {
    Budget budget = new Budget(limits, nanoTime);
    return new Query(source, budget, new Remarks(), lookbackMillis, subqueryStepMillis, start, end);
  }
}
