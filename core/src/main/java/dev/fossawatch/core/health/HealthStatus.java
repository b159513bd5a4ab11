package dev.fossawatch.core.health;

import java.util.Locale;

/** What is known now of a check or of everything, and the HTTP status that says it. */
public enum HealthStatus {
  OK(200),
  /** It works, but slower or with less reserve than it should. */
  DEGRADED(200),
  /** It does not work. */
  UNHEALTHY(503),
  /** No run has ended yet. */
  STARTING(503),
  /** The last result is too old to say anything. */
  UNKNOWN(503);

  private final int httpStatus;

  HealthStatus(int httpStatus) {
    this.httpStatus = httpStatus;
  }

  static HealthStatus of(HealthState state) {
    return switch (state) {
      case HEALTHY -> OK;
      case DEGRADED -> DEGRADED;
      case UNHEALTHY -> UNHEALTHY;
    };
  }

  /** 200 where a load balancer should keep sending requests, else 503. */
  public int httpStatus() {
    return httpStatus;
  }

  /** The name in lower case, as the API and labels show it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
