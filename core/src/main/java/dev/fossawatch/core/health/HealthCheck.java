package dev.fossawatch.core.health;

/** Looks at one thing the application needs. */
@FunctionalInterface
public interface HealthCheck {

  /**
   * Looks once. Runs on a thread of its own, one run at a time; is interrupted when its time is up
   * and should then return. Whatever it throws is an unhealthy result, errors included.
   *
   * @return what it found, never null
   * @throws Exception where it could not find out; the message becomes the result's
   */
  HealthResult check() throws Exception;
}
