package dev.fossawatch.core.metrics;

import dev.fossawatch.core.time.TimeSource;
import dev.fossawatch.promql.PromQl;
import dev.fossawatch.promql.engine.Engine;
import dev.fossawatch.promql.engine.Limits;
import dev.fossawatch.promql.model.Durations;
import dev.fossawatch.promql.model.Value;
import dev.fossawatch.promql.source.SeriesSource;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/** Our own questions to the history, in PromQL as anybody else's. Thread-safe. */
final class PastQueries {
  /** More would burden the application that is watched. */
  private static final Limits LIMITS =
      new Limits(20_000_000, Integer.MAX_VALUE, 100_000, Duration.ofSeconds(10));

  private static final Duration LOOKBACK = Duration.ofMinutes(5);

  private final SeriesSource history;
  private final Engine engine;

  PastQueries(SeriesSource history, TimeSource time) {
    this.history = history;
    engine = new Engine(LIMITS, LOOKBACK, Duration.ofMinutes(1), time::nanos);
  }

  /** The values of a query at one time. */
  List<Value.Sample> vector(String query, long atMillis) {
    Value value = engine.instant(PromQl.parse(query), history, atMillis).value();
    return ((Value.Vector) value).samples();
  }

  /** The only value of a query at one time; empty where there is none or it is no number. */
  OptionalDouble number(String query, long atMillis) {
    return vector(query, atMillis).stream()
        .mapToDouble(Value.Sample::value)
        .filter(Double::isFinite)
        .findFirst();
  }

  /** All samples of a selector with a range. */
  List<Value.Series> samples(String selector, long atMillis) {
    Value value = engine.instant(PromQl.parse(selector), history, atMillis).value();
    return ((Value.Matrix) value).series();
  }

  /** The values of a query at every step of a range. */
  List<Value.Series> range(String query, long startMillis, long endMillis, long stepMillis) {
    Value value =
        engine.range(PromQl.parse(query), history, startMillis, endMillis, stepMillis).value();
    return ((Value.Matrix) value).series();
  }

  /** A duration as a query writes it. */
  static String duration(long millis) {
    return Durations.format(millis);
  }
}
