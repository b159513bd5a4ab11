package dev.fossawatch.core.history;

import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.TimeSource;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Reads all meters once a second, at the full second, and writes them to the history. A reading
 * that was missed is not made up for. Thread-safe.
 */
public final class Sampler implements AutoCloseable {
  private static final long PERIOD_MILLIS = 1_000;

  private final TimeSource time;
  private final InternalErrors errors;
  private final Supplier<MetricSnapshots> meters;
  private final Track track;
  private volatile long lastMillis;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "fossawatch-sampler");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param meters reads all meters; called on the sampler's own thread, and must not block it
   */
  public Sampler(
      TimeSource time, InternalErrors errors, SeriesStore store, Supplier<MetricSnapshots> meters) {
    this.time = time;
    this.errors = errors;
    this.meters = meters;
    track = store.track("own", Duration.ofMillis(PERIOD_MILLIS));
  }

  /** Takes the first sample at once and then one at each full second. */
  public void start() {
    sample();
    long untilFullSecond = PERIOD_MILLIS - Math.floorMod(time.millis(), PERIOD_MILLIS);
    Future<?> unused =
        clock.scheduleAtFixedRate(
            this::tick, untilFullSecond, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Ticks that were held up come all at once; the first of them is enough. */
  private void tick() {
    long sinceLast = time.millis() - lastMillis;
    if (sinceLast < 0 || sinceLast >= PERIOD_MILLIS / 2) {
      sample();
    }
  }

  /** Takes one sample now. A fault is recorded and leaves a gap. */
  public synchronized void sample() {
    try {
      lastMillis = time.millis();
      track.append(lastMillis, meters.get());
    } catch (RuntimeException | Error fault) {
      errors.record("history.sample", fault);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
