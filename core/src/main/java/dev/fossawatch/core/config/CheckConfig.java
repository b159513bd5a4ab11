package dev.fossawatch.core.config;

import dev.fossawatch.core.internal.Masking;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One configured health check.
 *
 * @param name the name it is shown under, unique, lower case letters, digits, {@code -} and {@code
 *     _}
 * @param type {@code database}, {@code http}, {@code file_system} or {@code memory}
 * @param target JDBC URL, HTTP URL or directory, by type; null where the type needs none
 * @param critical whether the application as a whole is unhealthy when this check is
 * @param interval time between two runs
 * @param timeout time after which a run has failed
 * @param expected how long a run should take; twice that is degraded
 * @param options what only this type knows, such as {@code body_match} or {@code password}
 */
public record CheckConfig(
    String name,
    String type,
    @Nullable String target,
    boolean critical,
    Duration interval,
    Duration timeout,
    Duration expected,
    Map<String, String> options) {
  public CheckConfig {
    options = Map.copyOf(options);
  }

  /** Without the options, which may hold passwords, and with those in the target masked. */
  @Override
  public String toString() {
    String shown = target == null ? "" : " " + Masking.urls(target);
    return "CheckConfig[" + name + ": " + type + shown + "]";
  }
}
