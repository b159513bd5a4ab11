package dev.fossawatch.core.health;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one check. Immutable.
 *
 * @param name the check's name
 * @param critical whether everything is unhealthy when this check is
 * @param status what is known now
 * @param message what the last run found, in one line
 * @param advice what to do about it; null where there is nothing to do
 * @param details figures and versions by name
 * @param since when the present state began; null before the first run
 * @param lastRun when the last run ended; null before the first
 * @param lastSuccess when a run last ended that was not unhealthy; null where none has
 * @param durationMs milliseconds the last run took; 0 before the first
 * @param consecutiveFailures unhealthy runs since the last success
 * @param running whether a run is under way
 * @param runs the last runs, oldest first, at most 90
 */
public record CheckStatus(
    String name,
    boolean critical,
    HealthStatus status,
    String message,
    @Nullable String advice,
    Map<String, String> details,
    @Nullable Instant since,
    @Nullable Instant lastRun,
    @Nullable Instant lastSuccess,
    double durationMs,
    int consecutiveFailures,
    boolean running,
    List<CheckRun> runs) {
  public CheckStatus {
    runs = List.copyOf(runs);
  }

  static CheckStatus of(CheckSpec spec, CheckHistory history, boolean running, long nowNanos) {
    HealthResult last = history.last();
    HealthResult shown = last == null ? HealthResult.healthy("has not run yet") : last;
    List<CheckRun> runs = history.runs();
    CheckRun newest = runs.isEmpty() ? null : runs.get(runs.size() - 1);
    return new CheckStatus(
        spec.name(),
        spec.critical(),
        history.status(nowNanos, spec.staleNanos()),
        shown.message(),
        shown.advice(),
        shown.details(),
        at(history.since()),
        at(newest),
        at(history.lastSuccess()),
        newest == null ? 0 : newest.durationMs(),
        history.consecutiveFailures(),
        running,
        runs);
  }

  private static @Nullable Instant at(@Nullable CheckRun run) {
    return run == null ? null : run.at();
  }

  /** Which check, how it is, since when and why, in one line. */
  String line() {
    return switch (status) {
      case STARTING -> name + ": has not run yet";
      case UNKNOWN -> name + ": unknown, no result since " + lastRun;
      case OK, DEGRADED, UNHEALTHY ->
          name + ": " + status.label() + " since " + since + ": " + message;
    };
  }
}
