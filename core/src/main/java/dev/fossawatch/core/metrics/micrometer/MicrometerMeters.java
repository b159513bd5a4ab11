package dev.fossawatch.core.metrics.micrometer;

import dev.fossawatch.core.metrics.ApplicationMeters;
import dev.fossawatch.core.metrics.MeterProblem;
import dev.fossawatch.core.time.TimeSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.prometheus.metrics.model.snapshots.Label;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The meters of a Micrometer registry, read through a Prometheus registry of our own that is added
 * to it. Gauges are the application's code: one that hangs costs a thread until it returns and is
 * named, while the others are read without it; with four such threads nothing more is read until
 * one comes back. Thread-safe.
 */
public final class MicrometerMeters implements ApplicationMeters {
  private static final long METER_NANOS = 1_000_000_000;
  private static final long READING_NANOS = 8_000_000_000L;
  private static final long POLL_MILLIS = 50;
  private static final int MAX_STUCK = 4;
  private static final Label ORIGIN = new Label("otel_scope_name", "micrometer");

  private final TimeSource time;
  private final CompositeMeterRegistry composite;
  private final MeterGuard guard;
  private final GuardedRegistry registry;
  private final List<ReadingThread> stuck = new CopyOnWriteArrayList<>();

  private MicrometerMeters(CompositeMeterRegistry composite, TimeSource time) {
    this.time = time;
    this.composite = composite;
    guard = new MeterGuard(time);
    registry = new GuardedRegistry(guard);
    composite.add(registry);
  }

  /** The meters of Micrometer's global registry. */
  public static MicrometerMeters global(TimeSource time) {
    return new MicrometerMeters(Metrics.globalRegistry, time);
  }

  /**
   * The meters of a registry.
   *
   * @throws IllegalArgumentException if it is no composite, so that no second registry can be added
   */
  public static MicrometerMeters of(MeterRegistry registry, TimeSource time) {
    if (registry instanceof CompositeMeterRegistry composite) {
      return new MicrometerMeters(composite, time);
    }
    throw new IllegalArgumentException(
        "the meter registry must be a CompositeMeterRegistry, not "
            + registry.getClass().getName());
  }

  @Override
  public Label origin() {
    return ORIGIN;
  }

  @Override
  public synchronized Optional<MetricSnapshots> read() {
    stuck.removeIf(thread -> !thread.isAlive());
    while (stuck.size() < MAX_STUCK) {
      ReadingThread reading =
          new ReadingThread(time, () -> Fit.only(registry.getPrometheusRegistry().scrape()));
      reading.start();
      if (isDone(reading)) {
        return Optional.of(reading.result());
      }
      reading.abandon();
      stuck.add(reading);
    }
    return Optional.empty();
  }

  /** Waits for a reading as long as it makes progress. */
  private boolean isDone(ReadingThread reading) {
    long start = time.nanos();
    try {
      while (!reading.awaitDone(POLL_MILLIS)) {
        ReadingThread.Visit visit = reading.visit();
        if (visit != null && time.nanos() - visit.sinceNanos() > METER_NANOS) {
          guard.hung(visit.meter());
          return false;
        }
        if (time.nanos() - start > READING_NANOS) {
          return false;
        }
      }
      return true;
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public List<MeterProblem> problems() {
    List<MeterProblem> problems = new ArrayList<>(guard.problems());
    if (stuck.stream().filter(Thread::isAlive).count() >= MAX_STUCK) {
      problems.add(new MeterProblem("all", "are not read while " + MAX_STUCK + " readings hang"));
    }
    return problems;
  }

  @Override
  public void close() {
    composite.remove(registry);
  }
}
