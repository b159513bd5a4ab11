package dev.fossawatch.core.history;

import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Stale;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one source of samples writes to the {@link SeriesStore}, at a rhythm of its own: rows, each
 * of one time and all values the source has then. A series that is missing from a row has ended
 * there. Thread-safe.
 */
public final class Track {
  private static final int INITIAL_SLOTS = 64;
  private static final long CLOCK_STEP_MILLIS = 60_000;

  /** The time of a row that was never written. */
  static final long NEVER = Long.MIN_VALUE;

  final String name;
  private final SeriesStore store;
  private final List<Tier> tiers;
  private final Map<String, Family> families = new HashMap<>();
  private final Deque<Integer> freeSlots = new ArrayDeque<>();
  private @Nullable LiveSeries[] series = new @Nullable LiveSeries[INITIAL_SLOTS];
  private boolean[] counts = new boolean[INITIAL_SLOTS];
  private double[] values = new double[INITIAL_SLOTS];
  private int slots;
  private long newest = NEVER;
  private boolean zeroBefore;

  /**
   * @param resolutions the finest first
   */
  Track(SeriesStore store, String name, List<Resolution> resolutions) {
    this.store = store;
    this.name = name;
    List<Tier> fromCoarsest = new ArrayList<>();
    Tier coarser = null;
    for (int i = resolutions.size() - 1; i >= 0; i--) {
      coarser = new Tier(this, resolutions.get(i), i == 0, coarser);
      coarser.ensure(INITIAL_SLOTS);
      fromCoarsest.add(0, coarser);
    }
    tiers = List.copyOf(fromCoarsest);
  }

  /**
   * Writes a row of samples. A clock that was set back by less than a minute is waited for; after
   * one that was set back further, what lies in its future is not read any more.
   *
   * @param timeMillis milliseconds since 1970-01-01T00:00:00Z
   * @return false if the time is not after that of the last row, and nothing was written
   */
  public boolean append(long timeMillis, MetricSnapshots snapshots) {
    synchronized (store) {
      if (!beginRow(timeMillis)) {
        return false;
      }
      for (MetricSnapshot snapshot : snapshots) {
        String metric = snapshot.getMetadata().getPrometheusName();
        families.computeIfAbsent(metric, Family::new).write(snapshot, this);
      }
      finest().take(Row.of(timeMillis, values, slots));
      zeroBefore = true;
      return true;
    }
  }

  /**
   * Writes that the source could not be read: all series end. Nobody knows what a counter that
   * appears after this has counted since when, so that its first sample is not preceded by a 0.
   *
   * @param timeMillis milliseconds since 1970-01-01T00:00:00Z
   */
  public void miss(long timeMillis) {
    synchronized (store) {
      if (beginRow(timeMillis)) {
        finest().take(Row.of(timeMillis, values, slots));
        zeroBefore = false;
      }
    }
  }

  private boolean beginRow(long timeMillis) {
    if (timeMillis <= newest) {
      if (newest - timeMillis < CLOCK_STEP_MILLIS) {
        return false;
      }
      beginAnew();
    }
    if (finest().head().rows() > finest().resolution.blockRows()
        && isAnotherMinute(newest, timeMillis)) {
      finest().finishAll();
      finest().seal();
      sweep();
    }
    newest = timeMillis;
    Arrays.fill(values, 0, slots, Stale.MARKER);
    return true;
  }

  /**
   * At the end of a minute all intervals are over, so that what coarser tiers gather after it comes
   * from the head that begins then.
   */
  private static boolean isAnotherMinute(long before, long now) {
    return Math.floorDiv(before - 1, CLOCK_STEP_MILLIS)
        != Math.floorDiv(now - 1, CLOCK_STEP_MILLIS);
  }

  private void beginAnew() {
    finest().finishAll();
    tiers.forEach(Tier::sealLast);
    zeroBefore = false;
  }

  Tier finest() {
    return tiers.get(0);
  }

  Optional<Head> head(Resolution resolution) {
    return tiers.stream()
        .filter(tier -> tier.resolution.equals(resolution))
        .map(Tier::head)
        .findFirst();
  }

  Labels identified(Column column) {
    return store.identified(column);
  }

  /** The series of these labels, made where there is none; null where there is no room for it. */
  @Nullable LiveSeries find(Labels labels, boolean counting) {
    LiveSeries known = store.live(labels);
    if (known == null) {
      return create(labels, counting);
    }
    if (known.track != this || !Stale.is(values[known.slot()])) {
      store.drop();
      return null;
    }
    return known;
  }

  private @Nullable LiveSeries create(Labels labels, boolean counting) {
    if (!store.hasRoom()) {
      store.drop();
      return null;
    }
    int slot = freeSlots.isEmpty() ? newSlot() : freeSlots.pop();
    LiveSeries created = new LiveSeries(labels, counting, this, slot);
    series[slot] = created;
    counts[slot] = counting;
    values[slot] = Stale.MARKER;
    tiers.forEach(tier -> tier.begin(slot, counting && zeroBefore));
    store.enter(created);
    return created;
  }

  private int newSlot() {
    if (slots == series.length) {
      int more = slots * 2;
      series = Arrays.copyOf(series, more);
      counts = Arrays.copyOf(counts, more);
      values = Arrays.copyOf(values, more);
      tiers.forEach(tier -> tier.ensure(more));
    }
    return slots++;
  }

  void set(LiveSeries one, double value) {
    values[one.slot()] = Double.isNaN(value) ? Double.NaN : value;
  }

  boolean counts(int slot) {
    return counts[slot];
  }

  int slots() {
    return slots;
  }

  @Nullable LiveSeries[] series() {
    return series;
  }

  void seal(Tier tier, Head head) {
    store.seal(this, tier.resolution, head.seal(series));
  }

  List<Tier> tiers() {
    return tiers;
  }

  /** Lets series leave of which no head holds anything any more. */
  private void sweep() {
    if (store.isCrowded()) {
      tiers.stream().skip(1).forEach(Tier::seal);
    }
    for (int slot = 0; slot < slots; slot++) {
      LiveSeries one = series[slot];
      if (one != null && Stale.is(values[slot]) && isFree(slot)) {
        store.leave(one);
        one.leave();
        series[slot] = null;
        freeSlots.push(slot);
      }
    }
    families.values().forEach(Family::forgetLeft);
    families.values().removeIf(Family::isEmpty);
  }

  private boolean isFree(int slot) {
    return tiers.stream().allMatch(tier -> tier.isFree(slot));
  }

  /** The time of the last row; {@link #NEVER} if there is none. */
  long newest() {
    return newest;
  }
}
