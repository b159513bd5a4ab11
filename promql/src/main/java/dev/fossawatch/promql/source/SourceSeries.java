package dev.fossawatch.promql.source;

import dev.fossawatch.promql.model.Labels;

/** One series a source has found. Used by one thread, for as long as the evaluation lasts. */
public interface SourceSeries {
  /** The labels, the metric's name among them. */
  Labels labels();

  /**
   * Appends the samples of the selection's time range, oldest first, times strictly rising, stale
   * markers included. Samples shortly outside the range may come too. May be called again.
   */
  void read(Samples into);

  /**
   * How far apart, at most, the samples of the selection's time range were kept, in milliseconds; 0
   * where the source thins nothing out. Ranges too short for that are remarked on.
   */
  default long spacingMillis() {
    return 0;
  }
}
