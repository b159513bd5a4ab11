package dev.fossawatch.core.metrics.scrape;

import dev.fossawatch.core.config.ScrapeConfig;
import dev.fossawatch.core.metrics.MetricsCollector;
import dev.fossawatch.core.time.TimeSource;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The pages of metrics that the watched application, or what it stands on, shows over HTTP. Their
 * meters are collected beside ours, each with the label {@value #LABEL}. Thread-safe.
 */
public final class ScrapeTargets {
  /** The label that names the target. */
  static final String LABEL = "scrape_target";

  private final List<ScrapeTarget> targets;

  /**
   * @throws IllegalArgumentException where a URL or a token cannot be used
   */
  public ScrapeTargets(TimeSource time, List<ScrapeConfig> targets) {
    this.targets = targets.isEmpty() ? List.of() : over(Fetch.client(), time, targets);
  }

  private static List<ScrapeTarget> over(
      HttpClient client, TimeSource time, List<ScrapeConfig> targets) {
    return targets.stream().map(target -> new ScrapeTarget(time, client, target)).toList();
  }

  /** Begins to collect all targets, and adds figures of how that goes. */
  public void collectBy(MetricsCollector metrics) {
    if (targets.isEmpty()) {
      return;
    }
    metrics.gauge(
        "fossawatch_scrape_up",
        "1 if the last scrape of the target brought its meters, 0 if it failed.",
        LABEL,
        () -> figures(attempt -> attempt.up() ? 1 : 0));
    metrics.gauge(
        "fossawatch_scrape_duration_seconds",
        "How long the last scrape of the target took.",
        LABEL,
        () -> figures(ScrapeTarget.Attempt::seconds));
    metrics.gauge(
        "fossawatch_scrape_samples",
        "Samples the last scrape of the target brought.",
        LABEL,
        () -> figures(ScrapeTarget.Attempt::samples));
    targets.forEach(target -> metrics.collect(target, target.interval()));
  }

  private Map<String, Double> figures(ToDoubleFunction<ScrapeTarget.Attempt> figure) {
    Map<String, Double> figures = new HashMap<>();
    for (ScrapeTarget target : targets) {
      ScrapeTarget.Attempt attempt = target.last();
      if (attempt != null) {
        figures.put(target.name(), figure.applyAsDouble(attempt));
      }
    }
    return figures;
  }
}
