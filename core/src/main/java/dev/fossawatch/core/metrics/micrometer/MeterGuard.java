package dev.fossawatch.core.metrics.micrometer;

import dev.fossawatch.core.metrics.MeterProblem;
import dev.fossawatch.core.time.TimeSource;
import io.micrometer.core.instrument.Meter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Stands around the functions the application wrote for its meters: what throws is passed over and
 * named; what hung is left alone for a minute. Thread-safe.
 */
final class MeterGuard {
  private static final long REST_NANOS = 60_000_000_000L;
  private static final int MAX_PROBLEMS = 100;

  private final TimeSource time;
  private final Map<Meter.Id, String> failing = new ConcurrentHashMap<>();
  private final Map<Meter.Id, Long> restingSince = new ConcurrentHashMap<>();

  MeterGuard(TimeSource time) {
    this.time = time;
  }

  /**
   * Calls a meter's function, if it is our reading that asks and the meter is fit for it.
   *
   * @param instead the result where it is not called or fails
   */
  <T> T call(Meter.Id meter, Supplier<T> function, T instead) {
    if (!(Thread.currentThread() instanceof ReadingThread reading)) {
      return function.get();
    }
    if (reading.isAbandoned() || isResting(meter)) {
      return instead;
    }
    reading.enter(meter);
    try {
      T value = function.get();
      failing.remove(meter);
      return value;
    } catch (RuntimeException | Error fault) {
      note(meter, "threw " + fault.getClass().getName());
      return instead;
    } finally {
      reading.leave();
    }
  }

  private boolean isResting(Meter.Id meter) {
    Long since = restingSince.get(meter);
    if (since != null && time.nanos() - since > REST_NANOS) {
      restingSince.remove(meter);
      return false;
    }
    return since != null;
  }

  /** The meter did not answer in time and is left alone for a minute. */
  void hung(Meter.Id meter) {
    restingSince.put(meter, time.nanos());
    note(meter, "did not answer in time");
  }

  private void note(Meter.Id meter, String reason) {
    if (failing.size() < MAX_PROBLEMS || failing.containsKey(meter)) {
      failing.put(meter, reason);
    }
  }

  void forget(Meter.Id meter) {
    failing.remove(meter);
    restingSince.remove(meter);
  }

  List<MeterProblem> problems() {
    return failing.entrySet().stream()
        .map(entry -> new MeterProblem(name(entry.getKey()), entry.getValue()))
        .toList();
  }

  private static String name(Meter.Id meter) {
    return meter.getTags().isEmpty() ? meter.getName() : meter.getName() + meter.getTags();
  }
}
