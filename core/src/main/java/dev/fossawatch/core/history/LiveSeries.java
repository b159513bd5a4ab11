package dev.fossawatch.core.history;

import dev.fossawatch.promql.model.Labels;

/**
 * A series that has samples in blocks that still grow. Guarded by the lock of the {@link
 * SeriesStore}.
 */
final class LiveSeries {
  private static final int NO_SLOT = -1;

  final Labels labels;
  final boolean counts;
  final Track track;
  private int slot;

  /**
   * @param counts whether it only rises, but for restarts; of others minima and maxima are kept
   * @param slot its place in the rows of its track
   */
  LiveSeries(Labels labels, boolean counts, Track track, int slot) {
    this.labels = labels;
    this.counts = counts;
    this.track = track;
    this.slot = slot;
  }

  /** Its place in the rows of its track. */
  int slot() {
    return slot;
  }

  /** Whether it is in memory; otherwise its slot is another's. */
  boolean isLive() {
    return slot != NO_SLOT;
  }

  void leave() {
    slot = NO_SLOT;
  }
}
