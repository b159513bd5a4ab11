package dev.fossawatch.core.metrics;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Requests ended since the start. Each is counted in one outcome; each that was not aborted is
 * counted under one status, streams and upgrades included.
 *
 * @param total the sum of the four outcomes
 * @param ok answered with a status below 400
 * @param clientError answered with 400 to 499
 * @param error answered with 500 or more, or not at all
 * @param aborted the client went away first
 * @param byStatusClass by {@code 1xx} to {@code 5xx}, and {@code _OTHER} for impossible codes
 * @param byStatus by status code
 */
public record RequestTotals(
    long total,
    long ok,
    long clientError,
    long error,
    long aborted,
    Map<String, Long> byStatusClass,
    Map<String, Long> byStatus) {
  public RequestTotals {
    byStatusClass = Collections.unmodifiableMap(new TreeMap<>(byStatusClass));
    byStatus = Collections.unmodifiableMap(new TreeMap<>(byStatus));
  }
}
