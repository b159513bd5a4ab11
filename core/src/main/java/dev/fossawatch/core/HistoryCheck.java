package dev.fossawatch.core;

import dev.fossawatch.core.health.HealthCheck;
import dev.fossawatch.core.health.HealthResult;
import dev.fossawatch.core.history.HistoryFiles;

/** Whether the history reaches the disk. */
record HistoryCheck(HistoryFiles files) implements HealthCheck {
  static final String NAME = "history";

  @Override
  public HealthResult check() {
    return files
        .problem()
        .map(
            problem ->
                HealthResult.degraded(
                    "kept in memory alone, because it cannot be written: " + problem,
                    "Make room on the disk of data.directory, or see why it refuses; writing goes"
                        + " on by itself."))
        .orElseGet(() -> HealthResult.healthy("written to disk"));
  }
}
