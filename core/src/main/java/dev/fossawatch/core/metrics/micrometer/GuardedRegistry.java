package dev.fossawatch.core.metrics.micrometer;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A Prometheus registry for Micrometer that puts a {@link MeterGuard} around each function of the
 * application. Where the guard has no value, the meter's is NaN.
 */
final class GuardedRegistry extends PrometheusMeterRegistry {
  private final MeterGuard guard;

  GuardedRegistry(MeterGuard guard) {
    super(PrometheusConfig.DEFAULT, new PrometheusRegistry(), Clock.SYSTEM);
    this.guard = guard;
    config().onMeterRemoved(meter -> guard.forget(meter.getId()));
  }

  @Override
  protected <T> Gauge newGauge(Meter.Id id, @Nullable T owner, ToDoubleFunction<T> value) {
    return super.newGauge(id, owner, guarded(id, value));
  }

  @Override
  protected <T> FunctionCounter newFunctionCounter(
      Meter.Id id, T owner, ToDoubleFunction<T> count) {
    return super.newFunctionCounter(id, owner, guarded(id, count));
  }

  @Override
  protected <T> FunctionTimer newFunctionTimer(
      Meter.Id id,
      T owner,
      ToLongFunction<T> count,
      ToDoubleFunction<T> total,
      TimeUnit totalUnit) {
    AtomicLong last = new AtomicLong();
    ToLongFunction<T> guardedCount =
        object -> {
          last.set(guard.call(id, () -> count.applyAsLong(object), last.get()));
          return last.get();
        };
    return super.newFunctionTimer(id, owner, guardedCount, guarded(id, total), totalUnit);
  }

  @Override
  protected Meter newMeter(Meter.Id id, Meter.Type type, Iterable<Measurement> measurements) {
    Iterable<Measurement> guarded =
        () -> {
          List<Measurement> all = new ArrayList<>();
          measurements.forEach(measurement -> all.add(guarded(id, measurement)));
          return all.iterator();
        };
    return super.newMeter(id, type, guarded);
  }

  private <T> ToDoubleFunction<T> guarded(Meter.Id id, ToDoubleFunction<T> function) {
    return object -> guard.call(id, () -> function.applyAsDouble(object), Double.NaN);
  }

  private Measurement guarded(Meter.Id id, Measurement measurement) {
    return new Measurement(
        () -> guard.call(id, measurement::getValue, Double.NaN), measurement.getStatistic());
  }
}
