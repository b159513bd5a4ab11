package dev.fossawatch.core.metrics;

import dev.fossawatch.core.metrics.micrometer.MicrometerMeters;
import dev.fossawatch.core.time.TimeSource;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Optional;

/** The meters the application keeps in a registry of its own. Implementations are thread-safe. */
public interface ApplicationMeters extends AutoCloseable {

  /**
   * Reads all meters. Called every few seconds on a thread of its own; returns in bounded time
   * whatever the meters do, without those that failed.
   */
  MetricSnapshots read();

  /** The meters that the last readings went without. */
  List<MeterProblem> problems();

  /** Lets go of the application's registry. */
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
