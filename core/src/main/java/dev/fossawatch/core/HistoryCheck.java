package dev.fossawatch.core;

import dev.fossawatch.core.health.HealthCheck;
import dev.fossawatch.core.health.HealthResult;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether the history reaches the disk; says why where it does not. */
record HistoryCheck(Supplier<Optional<String>> problem) implements HealthCheck {
  static final String NAME = "history";

  @Override
  public HealthResult check() {
    return problem
        .get()
        .map(
            reason ->
                HealthResult.degraded(
                    "kept in memory alone, because the disk refuses: " + reason,
                    "Make room on the disk of data.directory, or see why it refuses;"
                        + " docs/history-files.md says more."))
        .orElseGet(() -> HealthResult.healthy("written to disk"));
  }
}
