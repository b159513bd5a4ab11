package dev.fossawatch.core;

import dev.fossawatch.core.health.HealthCheck;
import dev.fossawatch.core.health.HealthResult;
import dev.fossawatch.core.metrics.MeterProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Whether the application's own meters could be read lately; names those that could not. */
record ApplicationMetersCheck(Supplier<List<MeterProblem>> problems) implements HealthCheck {
  static final String NAME = "application_meters";

  private static final int MAX_NAMED = 3;

  @Override
  public HealthResult check() {
    List<MeterProblem> found = problems.get();
    if (found.isEmpty()) {
      return HealthResult.healthy("every meter that was read answered");
    }
    Map<String, String> reasons = new LinkedHashMap<>();
    found.forEach(problem -> reasons.put(problem.meter(), problem.reason()));
    return HealthResult.degraded(
            "not read: " + names(found),
            "Make these answer fast and without an error, or leave them out: by a meter filter, or"
                + " by taking the target out of gateway.scrape.")
        .with(reasons);
  }

  private static String names(List<MeterProblem> found) {
    String named =
        found.stream().limit(MAX_NAMED).map(MeterProblem::meter).collect(Collectors.joining(", "));
    int more = found.size() - MAX_NAMED;
    return more > 0 ? named + " and " + more + " more" : named;
  }
}
