package dev.fossawatch.core.health;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of every check at one moment, and of the whole. Immutable.
 *
 * @param status the whole: unhealthy where a critical check is; unknown where a critical check's
 *     result, or every result, is too old; starting until every critical check, and at least one,
 *     has run; degraded where any check is not ok; else ok
 * @param timestamp the moment
 * @param cause the check that decided, since when and why, in one line; null where all is ok
 * @param checks every check, in the order configured
 */
public record HealthReport(
    HealthStatus status, Instant timestamp, @Nullable String cause, List<CheckStatus> checks) {
  public HealthReport {
    checks = List.copyOf(checks);
  }

  static HealthReport of(List<CheckStatus> checks, Instant now) {
    HealthStatus status = overall(checks);
    return new HealthReport(status, now, cause(status, checks), checks);
  }

  private static HealthStatus overall(List<CheckStatus> checks) {
    if (checks.stream().anyMatch(critical(HealthStatus.UNHEALTHY))) {
      return HealthStatus.UNHEALTHY;
    }
    for (HealthStatus silent : List.of(HealthStatus.UNKNOWN, HealthStatus.STARTING)) {
      boolean all = !checks.isEmpty() && checks.stream().allMatch(is(silent));
      if (all || checks.stream().anyMatch(critical(silent))) {
        return silent;
      }
    }
    return checks.stream().anyMatch(HealthReport::isWorse)
        ? HealthStatus.DEGRADED
        : HealthStatus.OK;
  }

  /** Not ok, save that a check that is not critical may take its time to run first. */
  private static boolean isWorse(CheckStatus check) {
    return check.status() != HealthStatus.OK && check.status() != HealthStatus.STARTING;
  }

  private static Predicate<CheckStatus> is(HealthStatus status) {
    return check -> check.status() == status;
  }

  private static Predicate<CheckStatus> critical(HealthStatus status) {
    return check -> check.critical() && check.status() == status;
  }

  /** The check that decided: a critical one before others, an unhealthy one before others. */
  private static @Nullable String cause(HealthStatus status, List<CheckStatus> checks) {
    if (status == HealthStatus.OK) {
      return null;
    }
    Predicate<CheckStatus> decided =
        status == HealthStatus.DEGRADED ? HealthReport::isWorse : is(status);
    return checks.stream()
        .filter(decided)
        .min(Comparator.comparingInt(HealthReport::rank))
        .map(CheckStatus::line)
        .orElse(null);
  }

  private static int rank(CheckStatus check) {
    return (check.status() == HealthStatus.UNHEALTHY ? 0 : 2) + (check.critical() ? 0 : 1);
  }
}
