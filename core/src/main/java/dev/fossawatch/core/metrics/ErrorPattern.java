package dev.fossawatch.core.metrics;

import java.time.Instant;
import java.util.List;

/**
 * Failures that have the same cause as far as can be told: the same types, the same messages but
 * for ids and values, the same places in the application's own code. Secrets are taken out.
 *
 * @param fingerprint 16 hexadecimal digits that name the pattern across restarts
 * @param type the class of the exception, or {@code HTTP 503} for an answer without one
 * @param message the message of the first failure, in one line; empty if it had none
 * @param location where the application failed, as {@code class.method}; empty if unknown
 * @param count failures since the pattern was first seen
 * @param firstSeen the time of the first failure
 * @param lastSeen the time of the last failure
 * @param routes routes it was seen on, at most ten, in the order seen
 * @param perMinute failures in each of the last 60 finished minutes, oldest first
 * @param stack the stack trace of the first failure with its causes, at most 32 Ki characters;
 *     empty if there was none
 */
public record ErrorPattern(
    String fingerprint,
    String type,
    String message,
    String location,
    long count,
    Instant firstSeen,
    Instant lastSeen,
    List<String> routes,
    List<Integer> perMinute,
    String stack) {
  public ErrorPattern {
    routes = List.copyOf(routes);
    perMinute = List.copyOf(perMinute);
  }

  /** Failures in the last 60 finished minutes. */
  long lastHour() {
    return perMinute.stream().mapToLong(Integer::longValue).sum();
  }
}
