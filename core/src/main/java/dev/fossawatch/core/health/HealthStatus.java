package dev.fossawatch.core.health;

import java.util.Locale;
import java.util.OptionalDouble;

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

  /** 1 for ok, 0.5 for degraded, 0 for unhealthy; empty while nothing is known. */
  public OptionalDouble figure() {
    return switch (this) {
      case OK -> OptionalDouble.of(1);
      case DEGRADED -> OptionalDouble.of(0.5);
      case UNHEALTHY -> OptionalDouble.of(0);
      case STARTING, UNKNOWN -> OptionalDouble.empty();
    };
  }

  /** The name in lower case, as the API and labels show it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
