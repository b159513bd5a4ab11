package dev.fossawatch.core.history;

import dev.fossawatch.promql.model.Stale;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The samples of one track at one resolution. The finest tier takes every row. A coarser one takes
 * one row an interval, with the last value of each series in it and the smallest and largest, and
 * two more where a counter restarts, so that no increase is lost (up to five times an interval).
 * What ended in the middle of an interval ends with the next. Guarded by the lock of the {@link
 * SeriesStore}.
 */
final class Tier {
  private static final int MAX_RESTARTS = 5;
  private static final long NONE = Long.MIN_VALUE;

  final Resolution resolution;
  private final Track track;
  private final @Nullable Tier coarser;
  private final boolean finest;
  private Head head;
  private boolean[] zeroBefore = new boolean[0];
  private double[] known = new double[0];
  private double[] last = new double[0];
  private double[] min = new double[0];
  private double[] max = new double[0];
  private long interval = NONE;
  private long pending = NONE;
  private int restarts;

  /**
   * @param finest whether it takes rows as they were sampled
   */
  Tier(Track track, Resolution resolution, boolean finest, @Nullable Tier coarser) {
    this.track = track;
    this.resolution = resolution;
    this.finest = finest;
    this.coarser = coarser;
    head = newHead();
  }

  private Head newHead() {
    return new Head(!finest, resolution.blockRows());
  }

  Head head() {
    return head;
  }

  /** Makes room for series. */
  void ensure(int slots) {
    if (known.length < slots) {
      int before = known.length;
      zeroBefore = Arrays.copyOf(zeroBefore, slots);
      known = grown(known, slots, before);
      last = grown(last, slots, before);
      min = grown(min, slots, before);
      max = grown(max, slots, before);
    }
  }

  private static double[] grown(double[] values, int slots, int before) {
    double[] more = Arrays.copyOf(values, slots);
    Arrays.fill(more, before, slots, Stale.MARKER);
    return more;
  }

  /** Prepares for a series that has no sample yet. */
  void begin(int slot, boolean zeroFirst) {
    zeroBefore[slot] = zeroFirst;
    known[slot] = Stale.MARKER;
  }

  /** Whether nothing of a slot is held any more. */
  boolean isFree(int slot) {
    return head.columns(slot) == null && Stale.is(last[slot]);
  }

  void take(Row row) {
    if (finest) {
      append(row);
      return;
    }
    long before = interval;
    interval = resolution.interval(row.time());
    boolean inNext = interval != before;
    restarts = inNext ? 0 : restarts;
    boolean restarted = restarted(row) && restarts++ < MAX_RESTARTS;
    if (pending != NONE && (inNext || restarted)) {
      finish();
    }
    gather(row);
    if (restarted) {
      finish();
    }
  }

  /** Whether a counter has fallen since the row before, or begins with what it counted unseen. */
  private boolean restarted(Row row) {
    boolean restarted = false;
    for (int slot = 0; slot < row.slots(); slot++) {
      double value = row.last()[slot];
      if (track.counts(slot) && !Stale.is(value)) {
        boolean unseen = !zeroBefore[slot] || head.rows() == 0;
        restarted |= value < known[slot] || (Stale.is(known[slot]) && unseen);
        known[slot] = value;
      }
    }
    return restarted;
  }

  private void gather(Row row) {
    pending = row.time();
    for (int slot = 0; slot < row.slots(); slot++) {
      double value = row.last()[slot];
      if (Stale.is(value)) {
        continue;
      }
      boolean first = Stale.is(last[slot]);
      last[slot] = value;
      min[slot] = first ? row.min()[slot] : least(min[slot], row.min()[slot]);
      max[slot] = first ? row.max()[slot] : most(max[slot], row.max()[slot]);
    }
  }

  /** The smaller; a NaN only if both are. */
  static double least(double a, double b) {
    return b < a || Double.isNaN(a) ? b : a;
  }

  static double most(double a, double b) {
    return b > a || Double.isNaN(a) ? b : a;
  }

  /** Writes the row of what was gathered since the last. */
  private void finish() {
    append(new Row(pending, last, min, max, track.slots()));
    Arrays.fill(last, Stale.MARKER);
    pending = NONE;
  }

  private void append(Row row) {
    head.append(row, track.series(), zeroBefore);
    if (coarser != null) {
      coarser.take(row);
    }
    if (!finest && head.rows() > resolution.blockRows()) {
      seal();
    }
  }

  /** Writes what was gathered, here and in coarser tiers, although the interval is not over. */
  void finishAll() {
    if (pending != NONE) {
      finish();
    }
    if (coarser != null) {
      coarser.finishAll();
    }
  }

  /** Compresses the head into a block and begins another that follows it. */
  void seal() {
    long newest = head.newest();
    track.seal(this, head);
    head = newHead();
    head.follow(newest);
  }

  /** As {@link #seal}, after which time may begin anew. */
  void sealLast() {
    track.seal(this, head);
    head = newHead();
  }

  long newest() {
    return head.newest();
  }
}
