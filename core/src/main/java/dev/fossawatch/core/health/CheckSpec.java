package dev.fossawatch.core.health;

import java.time.Duration;

/**
 * A check and how it is run.
 *
 * @param name the name it is shown under: 1 to 64 lower case letters, digits, {@code -} and {@code
 *     _}
 * @param check what is run
 * @param interval time from the start of one run to the start of the next, up to a day
 * @param timeout time after which a run has failed, up to an hour
 * @param expected how long a run should take; longer than twice that is degraded
 * @param critical whether everything is unhealthy when this check is
 */
public record CheckSpec(
    String name,
    HealthCheck check,
    Duration interval,
    Duration timeout,
    Duration expected,
    boolean critical) {
  private static final int MAX_NAME = 64;
  private static final Duration MAX_INTERVAL = Duration.ofDays(1);
  private static final Duration MAX_TIMEOUT = Duration.ofHours(1);

  /**
   * @throws IllegalArgumentException naming the check and the argument that is out of range
   */
  public CheckSpec {
    if (name.isEmpty() || name.length() > MAX_NAME || !name.chars().allMatch(CheckSpec::isName)) {
      throw new IllegalArgumentException(
          "check name '" + SafeText.line(name, MAX_NAME) + "' must be 1 to 64 of a-z 0-9 - _");
    }
    requireRange(name, "interval", interval, MAX_INTERVAL);
    requireRange(name, "timeout", timeout, MAX_TIMEOUT);
    requireRange(name, "expected", expected, MAX_TIMEOUT);
  }

  private static boolean isName(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  }

  private static void requireRange(String name, String what, Duration value, Duration max) {
    if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(max) > 0) {
      throw new IllegalArgumentException(
          "check " + name + ": " + what + " must be 1 ms to " + max + ", not " + value);
    }
  }

  /** The age at which a result says nothing any more. */
  long staleNanos() {
    return 3 * Math.max(interval.toNanos(), timeout.toNanos());
  }

  /** The result of a run that took this long: a healthy one that was slow is degraded. */
  HealthResult judged(HealthResult result, long tookNanos) {
    if (result.state() != HealthState.HEALTHY || tookNanos <= 2 * expected.toNanos()) {
      return result;
    }
    return HealthResult.degraded(
            result.message()
                + " (slow: "
                + tookNanos / 1_000_000
                + " ms, expected "
                + expected.toMillis()
                + " ms)",
            "Find what slows it down, or raise the expected time of this check.")
        .with(result.details());
  }
}
