package dev.fossawatch.core.api;

import dev.fossawatch.core.metrics.ApplicationMetrics;
import dev.fossawatch.core.metrics.Latency;
import dev.fossawatch.core.metrics.system.CpuMetrics;
import dev.fossawatch.core.metrics.system.FilesystemMetrics;
import dev.fossawatch.core.metrics.system.JvmMetrics;
import dev.fossawatch.core.metrics.system.MemoryMetrics;
import dev.fossawatch.core.metrics.system.SystemMetrics;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure on the status page.
 *
 * @param state {@code ok}, or how bad the figure is
 * @param meter how far along its scale it is; null where it has none
 */
record KeyFigure(
    String label, String value, String unit, String note, String state, @Nullable Meter meter) {
  private static final double MUCH = 0.9;
  private static final double MANY_ERRORS = 0.1;

  /** A bar from 0 to 100. */
  record Meter(long width) {}

  static List<KeyFigure> all(ApplicationMetrics application, SystemMetrics system) {
    return List.of(
        requests(application),
        errors(application),
        responseTime(application.recentResponseTime()),
        inFlight(application),
        cpu(system),
        memory(system.memory()),
        heap(system.jvm().heap()),
        disk(system.filesystems()));
  }

  private static KeyFigure requests(ApplicationMetrics application) {
    return plain(
        "Requests",
        Shown.rate(application.requestRate().lastMinute()),
        "per second",
        Shown.count(application.requests().total()) + " since the start",
        "ok");
  }

  private static KeyFigure errors(ApplicationMetrics application) {
    Double share = application.errorRate().lastMinute();
    return plain(
        "Error rate",
        Shown.percent(share),
        "of requests",
        Shown.percent(application.errorRate().lastFiveMinutes()) + " in the last 5 min",
        share != null && share > MANY_ERRORS ? "unhealthy" : "ok");
  }

  private static KeyFigure responseTime(Latency recent) {
    Double mean = recent.mean();
    return plain(
        "Response time",
        Shown.seconds(recent.p95()),
        "p95",
        "p50 " + Shown.seconds(recent.p50()) + " · p99 " + Shown.seconds(recent.p99()),
        mean != null && mean > 1 ? "degraded" : "ok");
  }

  private static KeyFigure inFlight(ApplicationMetrics application) {
    return plain(
        "In flight",
        Shown.count(application.requestsInFlight()),
        "requests",
        Shown.count(application.requests().aborted()) + " given up by clients",
        "ok");
  }

  private static KeyFigure cpu(SystemMetrics system) {
    CpuMetrics cpu = system.cpu();
    String cores = Shown.rate(cpu.effectiveCores()).replace(".0", "");
    return share(
        "CPU",
        cpu.utilization(),
        "of " + cores + " cores",
        "this process " + Shown.percent(system.process().cpuUtilization()));
  }

  private static KeyFigure memory(MemoryMetrics memory) {
    return share(
        "Memory",
        memory.utilization(),
        "of " + Shown.bytes(memory.totalBytes()),
        Shown.bytes(memory.availableBytes()) + " available");
  }

  private static KeyFigure heap(JvmMetrics.Memory heap) {
    Long max = heap.maxBytes();
    Double used = max == null || max == 0 ? null : (double) heap.usedBytes() / max;
    return share("Heap", used, "of " + Shown.bytes(max), Shown.bytes(heap.usedBytes()) + " used");
  }

  private static KeyFigure disk(List<FilesystemMetrics> filesystems) {
    return filesystems.stream()
        .filter(each -> each.utilization() != null)
        .max(Comparator.comparing(FilesystemMetrics::utilization))
        .map(
            fullest ->
                share(
                    "Disk",
                    fullest.utilization(),
                    "of " + fullest.mount(),
                    Shown.bytes(fullest.availableBytes()) + " available"))
        .orElseGet(() -> share("Disk", null, "", ""));
  }

  private static KeyFigure plain(
      String label, String value, String unit, String note, String state) {
    return new KeyFigure(label, value, unit, note, state, null);
  }

  private static KeyFigure share(String label, @Nullable Double share, String unit, String note) {
    Meter meter =
        share == null ? null : new Meter(Math.round(100 * Math.min(1, Math.max(0, share))));
    String state = share != null && share > MUCH ? "degraded" : "ok";
    return new KeyFigure(label, Shown.percent(share), unit, note, state, meter);
  }
}
