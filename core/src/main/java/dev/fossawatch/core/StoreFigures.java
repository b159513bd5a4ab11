package dev.fossawatch.core;

import dev.fossawatch.core.metrics.MetricsCollector;
import dev.fossawatch.core.store.StateStore;
import dev.fossawatch.core.store.StoreHealth;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import java.util.Map;

/** What a scrape shows of the store. */
final class StoreFigures {
  private final StateStore store;

  StoreFigures(StateStore store) {
    this.store = store;
  }

  void addTo(MetricsCollector metrics) {
    metrics.counter(
        "fossawatch_store_changes_total",
        "Changes of the durable state, by what became of them.",
        "outcome",
        () -> outcomes(store.health()));
    metrics.gauge(
        "fossawatch_store_waiting_changes",
        "Changes that wait: for the writer, or in memory for the database.",
        "place",
        () -> waiting(store.health()));
    GaugeWithCallback.builder()
        .name("fossawatch_store_durable")
        .help("1 if what is written now is durable, 0 if it is kept in memory alone.")
        .callback(callback -> callback.call(store.health().durable() ? 1 : 0))
        .register(metrics.registry());
    CounterWithCallback.builder()
        .name("fossawatch_store_commits_total")
        .help("Commits; many changes share one.")
        .callback(callback -> callback.call((double) store.health().commits()))
        .register(metrics.registry());
  }

  private static Map<String, Double> outcomes(StoreHealth health) {
    return Map.of(
        "durable", (double) health.durableChanges(),
        "memory", (double) health.memoryChanges(),
        "failed", (double) health.failed(),
        "refused", (double) health.refused(),
        "lost", (double) health.lost());
  }

  private static Map<String, Double> waiting(StoreHealth health) {
    return Map.of("queue", (double) health.queued(), "memory", (double) health.pending());
  }
}
