package dev.fossawatch.core.metrics;

import dev.fossawatch.core.history.SeriesStore;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** Meters of the history itself. */
final class HistoryMeters {
  private final SeriesStore history;

  HistoryMeters(SeriesStore history) {
    this.history = history;
  }

  void register(PrometheusRegistry registry) {
    GaugeWithCallback.builder()
        .name("fossawatch_history_series")
        .help("Series in the history.")
        .callback(callback -> callback.call(history.size()))
        .register(registry);
    CounterWithCallback.builder()
        .name("fossawatch_history_dropped_samples")
        .help("Samples dropped because there was no room for their series.")
        .callback(callback -> callback.call((double) history.dropped()))
        .register(registry);
  }
}
