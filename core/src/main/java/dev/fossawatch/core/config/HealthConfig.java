package dev.fossawatch.core.config;

import java.util.List;

/**
 * Which checks run. The file system and memory checks of this process always do.
 *
 * @param checks the checks configured beside those
 */
public record HealthConfig(List<CheckConfig> checks) {
  public HealthConfig {
    checks = List.copyOf(checks);
  }
}
