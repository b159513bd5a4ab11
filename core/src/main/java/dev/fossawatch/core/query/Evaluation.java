package dev.fossawatch.core.query;

import dev.fossawatch.core.config.QueryConfig;
import dev.fossawatch.core.time.TimeSource;
import dev.fossawatch.promql.engine.Engine;
import dev.fossawatch.promql.engine.Limits;
import dev.fossawatch.promql.engine.QueryException;
import dev.fossawatch.promql.engine.QueryResult;
import dev.fossawatch.promql.model.Annotation;
import dev.fossawatch.promql.parser.Expr;
import dev.fossawatch.promql.parser.ValueType;
import dev.fossawatch.promql.source.SeriesSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Instant and range queries: what they ask, evaluated within the limits, and the answer's text. */
final class Evaluation {
  private static final long MAX_POINTS = 11_000;
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final Duration LOOKBACK = Duration.ofMinutes(5);
  private static final Duration SUBQUERY_STEP = Duration.ofMinutes(1);
  private static final int MAX_STEPS = 1_000_000;

  private final SeriesSource source;
  private final TimeSource time;
  private final QueryConfig config;
  private final QuerySlots slots;

  Evaluation(SeriesSource source, TimeSource time, QueryConfig config, QuerySlots slots) {
    this.source = source;
    this.time = time;
    this.config = config;
    this.slots = slots;
  }

  QueryReply instant(Asked asked) {
    int limit = asked.limit();
    long at = asked.time("time", time.millis());
    long timeout = timeout(asked);
    Duration lookback = lookback(asked);
    Expr expr = asked.query();
    return answer(limit, timeout, lookback, engine -> engine.instant(expr, source, at));
  }

  QueryReply range(Asked asked) {
    int limit = asked.limit();
    long start = asked.time("start");
    long end = asked.time("end");
    if (end < start) {
      throw RefusedException.badParameter("end", "end timestamp must not be before start time");
    }
    long step = step(asked, end - start);
    long timeout = timeout(asked);
    Duration lookback = lookback(asked);
    Expr expr = asked.query();
    checkType(expr.type());
    return answer(limit, timeout, lookback, engine -> engine.range(expr, source, start, end, step));
  }

  private static long step(Asked asked, long rangeMillis) {
    long step = asked.nanos("step");
    if (step <= 0) {
      throw RefusedException.badParameter(
          "step",
          "zero or negative query resolution step widths are not accepted."
              + " Try a positive integer");
    }
    if (Math.min(rangeMillis, Long.MAX_VALUE / NANOS_PER_MILLI) * NANOS_PER_MILLI / step
        > MAX_POINTS) {
      throw RefusedException.badData(
          "exceeded maximum resolution of 11,000 points per timeseries."
              + " Try decreasing the query resolution (?step=XX)");
    }
    return Math.max(1, step / NANOS_PER_MILLI);
  }

  private static void checkType(ValueType type) {
    if (type != ValueType.VECTOR && type != ValueType.SCALAR) {
      throw RefusedException.badParameter(
          "query",
          "invalid expression type \""
              + type.documentedName()
              + "\" for range query, must be Scalar or instant Vector");
    }
  }

  private long timeout(Asked asked) {
    long most = config.timeout().toNanos();
    return Math.max(0, Math.min(most, asked.nanos("timeout", most)));
  }

  private static Duration lookback(Asked asked) {
    try {
      String text = asked.text("lookback_delta");
      Duration lookback = text.isEmpty() ? LOOKBACK : Duration.ofNanos(Times.nanos(text));
      return lookback.toMillis() > 0 ? lookback : LOOKBACK;
    } catch (IllegalArgumentException wrong) {
      throw RefusedException.badData(
          "error parsing lookback delta duration: " + wrong.getMessage());
    }
  }

  private QueryReply answer(
      int limit, long timeout, Duration lookback, Function<Engine, QueryResult> query) {
    return slots.run(
        timeout,
        left -> {
          Limits limits =
              new Limits(config.maxSamples(), Integer.MAX_VALUE, MAX_STEPS, Duration.ofNanos(left));
          Engine engine = new Engine(limits, lookback, SUBQUERY_STEP, time::nanos);
          return written(evaluated(engine, query), limit);
        });
  }

  private static QueryResult evaluated(Engine engine, Function<Engine, QueryResult> query) {
    try {
      return query.apply(engine);
    } catch (QueryException failed) {
      ErrorKind kind =
          failed.reason() == QueryException.Reason.TIMEOUT
              ? ErrorKind.TIMEOUT
              : ErrorKind.EXECUTION;
      throw new RefusedException(kind, String.valueOf(failed.getMessage()));
    }
  }

  private static QueryReply written(QueryResult result, int limit) {
    List<String> warnings =
        new ArrayList<>(ResultJson.remarks(result.annotations(), Annotation.Kind.WARNING));
    if (ResultJson.isLongerThan(limit, result.value())) {
      warnings.add(Catalogue.TRUNCATED);
    }
    return Replies.success(
        json -> ResultJson.write(result.value(), limit, json),
        warnings,
        ResultJson.remarks(result.annotations(), Annotation.Kind.INFO));
  }
}
