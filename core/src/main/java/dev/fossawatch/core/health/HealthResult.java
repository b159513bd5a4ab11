package dev.fossawatch.core.health;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a run found. Whatever a check puts in, texts become single lines of at most {@value
 * #MAX_TEXT} characters without control characters, and of the details the first {@value
 * #MAX_DETAILS} are kept. What looks like a secret is masked as a last resort; checks should not
 * put any in. Immutable.
 *
 * @param state what it found
 * @param message what it found, in words
 * @param details figures and versions by name, in the order to be shown
 * @param advice what to do about it; null where there is nothing to do
 */
public record HealthResult(
    HealthState state, String message, Map<String, String> details, @Nullable String advice) {
  static final int MAX_TEXT = 300;
  static final int MAX_DETAILS = 16;
  private static final int MAX_NAME = 64;

  public HealthResult {
    Objects.requireNonNull(state, "state");
    message = SafeText.line(message, MAX_TEXT);
    details = bounded(details);
    advice = advice == null ? null : SafeText.line(advice, MAX_TEXT);
  }

  private static Map<String, String> bounded(Map<String, String> details) {
    Map<String, String> kept = new LinkedHashMap<>();
    for (Map.Entry<String, String> detail : details.entrySet()) {
      if (kept.size() == MAX_DETAILS) {
        break;
      }
      kept.put(
          SafeText.line(detail.getKey(), MAX_NAME), SafeText.line(detail.getValue(), MAX_TEXT));
    }
    return Collections.unmodifiableMap(kept);
  }

  /** All is well. */
  public static HealthResult healthy(String message) {
    return new HealthResult(HealthState.HEALTHY, message, Map.of(), null);
  }

  /** It works, but not as it should; the advice says what to do. */
  public static HealthResult degraded(String message, String advice) {
    return new HealthResult(HealthState.DEGRADED, message, Map.of(), advice);
  }

  /** It does not work; the advice says what to do. */
  public static HealthResult unhealthy(String message, String advice) {
    return new HealthResult(HealthState.UNHEALTHY, message, Map.of(), advice);
  }

  /** The same result with these details. */
  public HealthResult with(Map<String, String> details) {
    return new HealthResult(state, message, details, advice);
  }
}
