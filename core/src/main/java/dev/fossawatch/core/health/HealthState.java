package dev.fossawatch.core.health;

import java.util.Locale;

/** What one run of a check found, from good to bad. */
public enum HealthState {
  /** All is well. */
  HEALTHY,
  /** It works, but slower or with less reserve than it should. */
  DEGRADED,
  /** It does not work. */
  UNHEALTHY;

  /** The name in lower case, as the API and labels show it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
