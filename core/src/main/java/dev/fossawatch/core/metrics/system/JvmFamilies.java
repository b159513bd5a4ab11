package dev.fossawatch.core.metrics.system;

import static dev.fossawatch.core.metrics.system.Family.count;
import static dev.fossawatch.core.metrics.system.Family.counter;
import static dev.fossawatch.core.metrics.system.Family.gauge;

import dev.fossawatch.core.metrics.system.Family.Points;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** This virtual machine. Pauses of the garbage collectors are in {@link GcDurations}. */
final class JvmFamilies {
  private static final List<String> NO_LABELS = List.of();
  private static final List<String> POOL = List.of("jvm_memory_type", "jvm_memory_pool_name");
  private static final List<String> BUFFER_POOL = List.of("jvm_buffer_pool_name");

  private JvmFamilies() {}

  static List<Family> memory() {
    return List.of(
        gauge(
            "jvm_memory_used_bytes",
            "Memory occupied, garbage not yet collected included.",
            POOL,
            pools(pool -> pool.memory().usedBytes())),
        gauge(
            "jvm_memory_committed_bytes",
            "Memory given by the operating system.",
            POOL,
            pools(pool -> pool.memory().committedBytes())),
        gauge(
            "jvm_memory_limit_bytes",
            "The most that the pool may grow to.",
            POOL,
            pools(pool -> pool.memory().maxBytes())),
        gauge(
            "jvm_memory_used_after_last_gc_bytes",
            "Memory still occupied after the pool was last collected.",
            POOL,
            pools(JvmMetrics.Pool::usedAfterLastGcBytes)),
        gauge(
            "jvm_buffer_memory_used_bytes",
            "Memory that buffers occupy outside the heap.",
            BUFFER_POOL,
            buffers(JvmMetrics.BufferPool::usedBytes)),
        gauge(
            "jvm_buffer_memory_limit_bytes",
            "Capacity of these buffers.",
            BUFFER_POOL,
            buffers(JvmMetrics.BufferPool::capacityBytes)),
        count(
            "jvm_buffer_count",
            "Buffers outside the heap.",
            BUFFER_POOL,
            buffers(JvmMetrics.BufferPool::count)));
  }

  static List<Family> threadsAndClasses() {
    return List.of(
        count(
            "jvm_thread_count",
            "Live platform threads.",
            List.of("jvm_thread_daemon", "jvm_thread_state"),
            JvmFamilies::threads),
        count(
            "jvm_class_count",
            "Classes currently loaded.",
            NO_LABELS,
            (sample, points) -> points.add(sample.jvm().classes().loaded())),
        counter(
            "jvm_class_loaded",
            "Classes loaded since start.",
            NO_LABELS,
            (sample, points) -> points.add(sample.jvm().classes().totalLoaded())),
        counter(
            "jvm_class_unloaded",
            "Classes unloaded since start.",
            NO_LABELS,
            (sample, points) -> points.add(sample.jvm().classes().unloaded())),
        counter(
            "jvm_cpu_time_seconds",
            "Processor time of the process as the virtual machine tells it.",
            NO_LABELS,
            (sample, points) -> points.add(sample.process().cpuSeconds())),
        count(
            "jvm_cpu_count",
            "Processors that the virtual machine sees.",
            NO_LABELS,
            (sample, points) -> points.add(sample.cpu().logicalCount())));
  }

  private static BiConsumer<SystemMetrics, Points> pools(
      Function<JvmMetrics.Pool, @Nullable Long> figure) {
    return (sample, points) ->
        sample
            .jvm()
            .pools()
            .forEach(pool -> points.add(figure.apply(pool), pool.type(), pool.name()));
  }

  private static BiConsumer<SystemMetrics, Points> buffers(
      Function<JvmMetrics.BufferPool, Long> figure) {
    return (sample, points) ->
        sample.jvm().buffers().forEach(pool -> points.add(figure.apply(pool), pool.name()));
  }

  private static void threads(SystemMetrics sample, Points points) {
    for (JvmMetrics.ThreadState each : sample.jvm().threads().byState()) {
      points.add(each.count(), String.valueOf(each.daemon()), each.state());
    }
  }
}
