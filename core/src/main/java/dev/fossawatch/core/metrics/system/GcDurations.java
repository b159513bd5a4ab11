package dev.fossawatch.core.metrics.system;

import com.sun.management.GarbageCollectionNotificationInfo;
import dev.fossawatch.core.internal.InternalErrors;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * How long each garbage collection took, as the virtual machine notifies it. Names and actions come
 * from the virtual machine's own small sets.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/runtime/jvm-metrics/">Semantic
 *     conventions for JVM metrics</a>
 */
final class GcDurations implements NotificationListener, AutoCloseable {
  static final String NAME = "jvm_gc_duration_seconds";

  private final PrometheusRegistry registry;
  private final InternalErrors errors;
  private final List<NotificationEmitter> emitters = new ArrayList<>();
  private final Histogram durations =
      Histogram.builder()
          .name("jvm_gc_duration")
          .unit(Unit.SECONDS)
          .help("Time of garbage collections.")
          .labelNames("jvm_gc_name", "jvm_gc_action")
          .classicOnly()
          .classicUpperBounds(0.01, 0.1, 1, 10)
          .build();

  GcDurations(PrometheusRegistry registry, InternalErrors errors) {
    this.registry = registry;
    this.errors = errors;
    registry.register(durations);
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (collector instanceof NotificationEmitter emitter) {
        emitter.addNotificationListener(this, null, null);
        emitters.add(emitter);
      }
    }
  }

  @Override
  public void handleNotification(Notification notification, Object handback) {
    try {
      if (notification
              .getType()
              .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)
          && notification.getUserData() instanceof CompositeData data) {
        record(GarbageCollectionNotificationInfo.from(data));
      }
    } catch (RuntimeException fault) {
      errors.record("garbage collection notification", fault);
    }
  }

  private void record(GarbageCollectionNotificationInfo info) {
    durations
        .labelValues(info.getGcName(), info.getGcAction())
        .observe(Unit.millisToSeconds(info.getGcInfo().getDuration()));
  }

  @Override
  public void close() {
    for (NotificationEmitter emitter : emitters) {
      try {
        emitter.removeNotificationListener(this);
      } catch (ListenerNotFoundException alreadyGone) {
        // What is wanted.
      }
    }
    registry.unregister(durations);
  }
}
