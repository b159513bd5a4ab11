package dev.fossawatch.core.metrics.micrometer;

import dev.fossawatch.core.time.TimeSource;
import io.micrometer.core.instrument.Meter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One reading of all meters, on a thread of its own because a meter may hang. It knows which of the
 * application's functions it is inside of, and since when.
 */
final class ReadingThread extends Thread {
  private final TimeSource time;
  private final Supplier<MetricSnapshots> reading;
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile MetricSnapshots result = new MetricSnapshots();
  private volatile @Nullable Visit visit;
  private volatile boolean abandoned;
  private volatile @Nullable Throwable failure;

  /** Being inside a meter's function since a moment. */
  record Visit(Meter.Id meter, long sinceNanos) {}

  ReadingThread(TimeSource time, Supplier<MetricSnapshots> reading) {
    super("fossawatch-micrometer");
    this.time = time;
    this.reading = reading;
    setDaemon(true);
  }

  @Override
  public void run() {
    try {
      result = reading.get();
    } catch (RuntimeException | Error fault) {
      failure = fault;
    } finally {
      done.countDown();
    }
  }

  void enter(Meter.Id meter) {
    visit = new Visit(meter, time.nanos());
  }

  void leave() {
    visit = null;
  }

  @Nullable Visit visit() {
    return visit;
  }

  /** Nobody waits for this reading any more; what it still meets is passed over. */
  void abandon() {
    abandoned = true;
    interrupt();
  }

  boolean isAbandoned() {
    return abandoned;
  }

  boolean awaitDone(long millis) throws InterruptedException {
    return done.await(millis, TimeUnit.MILLISECONDS);
  }

  /**
   * What was read.
   *
   * @throws IllegalStateException if the reading failed
   */
  MetricSnapshots result() {
    Throwable fault = failure;
    if (fault != null) {
      throw new IllegalStateException("the application's meters cannot be read", fault);
    }
    return result;
  }
}
