package dev.fossawatch.core.metrics;

import dev.fossawatch.core.history.Track;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.TimeSource;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Reads the application's own meters every few seconds on a thread of its own, writes them to the
 * history and holds the last reading for those who scrape; one older than three intervals is shown
 * to nobody. Thread-safe.
 */
final class ApplicationMetersReader implements AutoCloseable {
  private static final int STALE_AFTER = 3;

  private final TimeSource time;
  private final InternalErrors errors;
  private final ApplicationMeters meters;
  private final Supplier<MetricSnapshots> ours;
  private final Track track;
  private final Duration interval;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "fossawatch-application-meters");
            thread.setDaemon(true);
            return thread;
          });
  private volatile Reading last;

  /** What a reading found. */
  private record Reading(long nanos, MetricSnapshots meters, List<MeterProblem> leftOut) {}

  /**
   * @param ours reads the meters whose names theirs must not take
   * @param track where their samples go
   */
  ApplicationMetersReader(
      TimeSource time,
      InternalErrors errors,
      ApplicationMeters meters,
      Supplier<MetricSnapshots> ours,
      Track track,
      Duration interval) {
    this.time = time;
    this.errors = errors;
    this.meters = meters;
    this.ours = ours;
    this.track = track;
    this.interval = interval;
    last = new Reading(time.nanos(), new MetricSnapshots(), List.of());
  }

  void start() {
    Future<?> unused =
        clock.scheduleWithFixedDelay(this::read, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Reads all meters now. A fault is recorded and leaves a gap. */
  void read() {
    try {
      meters.read().ifPresentOrElse(this::show, this::showNothing);
    } catch (RuntimeException | Error fault) {
      errors.record("metrics.application", fault);
    }
  }

  private void show(MetricSnapshots read) {
    NameClashes clashes = new NameClashes(ours.get(), meters.origin());
    MetricSnapshots shown = clashes.beside(read);
    track.append(time.millis(), shown);
    last = new Reading(time.nanos(), shown, clashes.leftOut());
  }

  private void showNothing() {
    track.miss(time.millis());
    last = new Reading(time.nanos(), new MetricSnapshots(), List.of());
  }

  /** The last reading; empty if it is too old. */
  MetricSnapshots latest() {
    Reading reading = last;
    return time.nanos() - reading.nanos() > STALE_AFTER * interval.toNanos()
        ? new MetricSnapshots()
        : reading.meters();
  }

  /** The meters that the last reading went without. */
  List<MeterProblem> problems() {
    List<MeterProblem> problems = new ArrayList<>(meters.problems());
    problems.addAll(last.leftOut());
    return problems;
  }

  @Override
  public void close() {
    clock.shutdownNow();
    meters.close();
  }
}
