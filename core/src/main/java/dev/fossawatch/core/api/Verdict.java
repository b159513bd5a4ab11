package dev.fossawatch.core.api;

import dev.fossawatch.core.health.CheckStatus;
import dev.fossawatch.core.health.HealthReport;
import dev.fossawatch.core.health.HealthStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one answer of the status page.
 *
 * @param state the name of the state, of its shape and of its style
 * @param word the state in a word
 * @param mark a sign for the title of the window
 * @param lasting since how long it has been so; null where that is not known
 * @param cause the check that decided and what it found; null where all is well
 */
record Verdict(
    String state, String word, String mark, @Nullable String lasting, @Nullable String cause) {

  static Verdict of(HealthReport report) {
    HealthStatus status = report.status();
    CheckStatus deciding =
        status == HealthStatus.OK
            ? null
            : report.checks().stream()
                .filter(check -> check.status() != HealthStatus.OK)
                .min(Comparator.comparingInt(check -> rank(check, status)))
                .orElse(null);
    return new Verdict(
        status.label(), word(status), mark(status), lasting(report, deciding), cause(deciding));
  }

  Verdict withoutCause() {
    return new Verdict(state, word, mark, lasting, null);
  }

  /** What decided comes first: checks of the same status as the whole, critical ones before. */
  private static int rank(CheckStatus check, HealthStatus whole) {
    boolean worse = whole == HealthStatus.DEGRADED && check.status() == HealthStatus.UNHEALTHY;
    int same = check.status() == whole || worse ? 0 : 2;
    return same * 2 + (worse ? 0 : 1) + (check.critical() ? 0 : 1);
  }

  private static @Nullable String cause(@Nullable CheckStatus deciding) {
    return deciding == null ? null : CheckRow.title(deciding.name()) + ": " + deciding.message();
  }

  /** How long it has been so: as long as what decided; all is well since the last recovery. */
  private static @Nullable String lasting(HealthReport report, @Nullable CheckStatus deciding) {
    Instant since =
        deciding != null
            ? deciding.since()
            : report.checks().stream()
                .map(CheckStatus::since)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    return since == null ? null : Shown.duration(Duration.between(since, report.timestamp()));
  }

  static String word(HealthStatus status) {
    return switch (status) {
      case OK -> "Healthy";
      case DEGRADED -> "Degraded";
      case UNHEALTHY -> "Unhealthy";
      case STARTING -> "Starting";
      case UNKNOWN -> "Unknown";
    };
  }

  private static String mark(HealthStatus status) {
    return switch (status) {
      case OK -> "●";
      case DEGRADED -> "▲";
      case UNHEALTHY -> "✖";
      case STARTING -> "◐";
      case UNKNOWN -> "○";
    };
  }
}
