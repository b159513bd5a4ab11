package dev.fossawatch.core.health;

import java.util.Locale;

/**
 * How much of something may be used.
 *
 * @param degraded the share from which it is degraded, over 0, up to 1
 * @param unhealthy the share from which it is unhealthy, at least {@code degraded}, up to 1
 */
public record Thresholds(double degraded, double unhealthy) {

  /**
   * @throws IllegalArgumentException where they are out of range or order
   */
  public Thresholds {
    if (!(degraded > 0 && degraded <= unhealthy && unhealthy <= 1)) {
      throw new IllegalArgumentException(
          "thresholds must be 0 < degraded <= unhealthy <= 100 %, not "
              + percent(degraded)
              + " and "
              + percent(unhealthy));
    }
  }

  HealthResult judge(String what, double share, String advice) {
    String message = what + " " + percent(share) + " %";
    if (share >= unhealthy) {
      return HealthResult.unhealthy(message, advice);
    }
    return share >= degraded
        ? HealthResult.degraded(message, advice)
        : HealthResult.healthy(message);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }
}
