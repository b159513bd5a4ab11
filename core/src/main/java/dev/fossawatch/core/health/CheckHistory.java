package dev.fossawatch.core.health;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last runs of a check and what follows from them. Immutable; {@link #after} is the only way it
 * grows, up to {@value #MAX_RUNS} runs.
 *
 * @param runs oldest first
 * @param last the result of the newest run; null before the first
 * @param since the first run of the present state; null before the first run
 * @param lastSuccess the newest run that was not unhealthy, kept after it left {@code runs}
 * @param consecutiveFailures unhealthy runs since then
 * @param endedNanos when the newest run ended, on the monotonic clock
 */
record CheckHistory(
    List<CheckRun> runs,
    @Nullable HealthResult last,
    @Nullable CheckRun since,
    @Nullable CheckRun lastSuccess,
    int consecutiveFailures,
    long endedNanos) {
  static final int MAX_RUNS = 90;
  static final CheckHistory NONE = new CheckHistory(List.of(), null, null, null, 0, 0);

  CheckHistory after(CheckRun run, HealthResult result, long endedNanos) {
    boolean failed = run.state() == HealthState.UNHEALTHY;
    return new CheckHistory(
        appended(run),
        result,
        since != null && since.state() == run.state() ? since : run,
        failed ? lastSuccess : run,
        failed ? consecutiveFailures + 1 : 0,
        endedNanos);
  }

  private List<CheckRun> appended(CheckRun run) {
    List<CheckRun> kept = new ArrayList<>(MAX_RUNS);
    kept.addAll(runs.size() < MAX_RUNS ? runs : runs.subList(1, MAX_RUNS));
    kept.add(run);
    return List.copyOf(kept);
  }

  /** What the newest run found, however old it is. */
  HealthStatus lastStatus() {
    return last == null ? HealthStatus.STARTING : HealthStatus.of(last.state());
  }

  /** What is known at a moment of the monotonic clock, by a check of this staleness. */
  HealthStatus status(long nowNanos, long staleNanos) {
    boolean stale = last != null && nowNanos - endedNanos > staleNanos;
    return stale ? HealthStatus.UNKNOWN : lastStatus();
  }
}
