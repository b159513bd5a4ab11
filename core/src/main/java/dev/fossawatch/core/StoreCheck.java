package dev.fossawatch.core;

import dev.fossawatch.core.health.HealthCheck;
import dev.fossawatch.core.health.HealthResult;
import dev.fossawatch.core.store.StoreHealth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Whether what is written now survives the process. */
record StoreCheck(Supplier<StoreHealth> store) implements HealthCheck {
  static final String NAME = "store";

  @Override
  public HealthResult check() {
    StoreHealth health = store.get();
    return result(health).with(details(health));
  }

  private static HealthResult result(StoreHealth health) {
    if (health.problem() != null) {
      return HealthResult.unhealthy(
          health.problem(),
          "Until this is mended, the end of the process loses what was not stored. Mend the disk,"
              + " the database or the setting that is named; docs/state.md says more.");
    }
    return health.lost() == 0
        ? HealthResult.healthy("changes are durable")
        : HealthResult.degraded(
            health.lost() + " changes could not be stored when the database was back",
            "See the log; a restart forgets this.");
  }

  private static Map<String, String> details(StoreHealth health) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("place", health.place());
    details.put("queued", Integer.toString(health.queued()));
    details.put("pending", Integer.toString(health.pending()));
    return details;
  }
}
