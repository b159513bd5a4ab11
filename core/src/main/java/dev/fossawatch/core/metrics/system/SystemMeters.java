package dev.fossawatch.core.metrics.system;

import dev.fossawatch.core.internal.InternalErrors;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.stream.Stream;

/**
 * The meters {@code system_*}, {@code process_*} and {@code jvm_*}, named as the OpenTelemetry
 * semantic conventions name them, in Prometheus form. They show the last sample whole: a figure
 * that is not told has no point, a device that went has none any more. Label values are bounded by
 * {@link SystemMetrics}. Thread-safe.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/system/system-metrics/">Semantic
 *     conventions for system metrics</a>
 */
public final class SystemMeters implements AutoCloseable {
  private final PrometheusRegistry registry;
  private final SystemReader reader;
  private final List<Family> families = families();
  private final Exposed exposed = new Exposed();
  private final GcDurations gcDurations;
  private volatile MetricSnapshots snapshots = new MetricSnapshots();

  /** Registers the meters; they have no points before the first {@link #refresh}. */
  public SystemMeters(PrometheusRegistry registry, SystemReader reader, InternalErrors errors) {
    this.registry = registry;
    this.reader = reader;
    registry.register(exposed);
    this.gcDurations = new GcDurations(registry, errors);
  }

  /** All but the durations of garbage collections. */
  static List<Family> families() {
    return Stream.of(
            HostFamilies.processors(),
            HostFamilies.memory(),
            DeviceFamilies.filesystems(),
            DeviceFamilies.disks(),
            DeviceFamilies.networks(),
            ProcessFamilies.processors(),
            ProcessFamilies.memoryAndFiles(),
            JvmFamilies.memory(),
            JvmFamilies.threadsAndClasses())
        .flatMap(List::stream)
        .toList();
  }

  /** Takes a sample and shows it. Meant to be called once a second; never waits for a device. */
  public void refresh() {
    SystemMetrics sample = reader.read();
    List<MetricSnapshot> fresh =
        families.stream()
            .map(family -> family.snapshot(sample))
            .filter(snapshot -> !snapshot.getDataPoints().isEmpty())
            .toList();
    snapshots = new MetricSnapshots(fresh);
  }

  /** Takes the meters off the registry. The reader stays open. */
  @Override
  public void close() {
    gcDurations.close();
    registry.unregister(exposed);
  }

  /** What the registry sees. */
  private final class Exposed implements MultiCollector {
    @Override
    public MetricSnapshots collect() {
      return snapshots;
    }

    @Override
    public List<MetricFamilyDescriptor> getMetricFamilyDescriptors() {
      return families.stream().map(Family::descriptor).toList();
    }
  }
}
