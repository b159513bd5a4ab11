package dev.fossawatch.core.metrics;

import dev.fossawatch.core.metrics.micrometer.MicrometerMeters;
import dev.fossawatch.core.time.TimeSource;
import io.prometheus.metrics.model.snapshots.Label;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Optional;

/**
 * Meters that the application keeps itself: in a registry of its own, or on a page that it shows
 * over HTTP. Implementations are thread-safe.
 */
public interface ApplicationMeters extends AutoCloseable {

  /**
   * A label that tells these meters from others of the same name. A data point that has a label of
   * this name is told apart already.
   */
  Label origin();

  /**
   * Reads all meters. Called every few seconds on a thread of its own; returns in bounded time
   * whatever the meters do, without those that failed. Empty where nothing could be read at all.
   */
  Optional<MetricSnapshots> read();

  /** The meters that the last readings went without. */
  List<MeterProblem> problems();

  /** Lets go of what the meters were read from. */
  @Override
  void close();

  /** Those of Micrometer's global registry; empty where Micrometer is not in the class path. */
  static Optional<ApplicationMeters> global(TimeSource time) {
    try {
      return Optional.of(MicrometerMeters.global(time));
    } catch (LinkageError absent) {
      return Optional.empty();
    }
  }
}
