package dev.fossawatch.core.metrics.system;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** This virtual machine, through the beans of {@code java.lang.management}. */
final class JvmReader {
  private static final int MAX_BEANS = 32;

  private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
  private final List<MemoryPoolMXBean> pools = atMost(ManagementFactory.getMemoryPoolMXBeans());
  private final List<GarbageCollectorMXBean> collectors =
      atMost(ManagementFactory.getGarbageCollectorMXBeans());
  private final List<BufferPoolMXBean> buffers =
      atMost(ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class));
  private final String version = Runtime.version().toString();
  private final String name = String.valueOf(ManagementFactory.getRuntimeMXBean().getVmName());
  private List<JvmMetrics.ThreadState> byState = List.of();

  private static <T> List<T> atMost(List<T> beans) {
    return beans.stream().limit(MAX_BEANS).toList();
  }

  /** Counts threads by state, which costs about a microsecond each. */
  void refresh() {
    Map<Thread.State, Integer> daemons = new EnumMap<>(Thread.State.class);
    Map<Thread.State, Integer> others = new EnumMap<>(Thread.State.class);
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null) {
        (thread.isDaemon() ? daemons : others).merge(thread.getThreadState(), 1, Integer::sum);
      }
    }
    List<JvmMetrics.ThreadState> fresh = new ArrayList<>();
    for (Thread.State state : Thread.State.values()) {
      fresh.add(count(state, true, daemons));
      fresh.add(count(state, false, others));
    }
    byState = fresh;
  }

  private static JvmMetrics.ThreadState count(
      Thread.State state, boolean daemon, Map<Thread.State, Integer> counts) {
    return new JvmMetrics.ThreadState(
        state.name().toLowerCase(Locale.ROOT), daemon, counts.getOrDefault(state, 0));
  }

  JvmMetrics read() {
    return new JvmMetrics(
        version,
        name,
        memory(memory.getHeapMemoryUsage()),
        memory(memory.getNonHeapMemoryUsage()),
        pools.stream().filter(MemoryPoolMXBean::isValid).map(JvmReader::pool).toList(),
        collectors.stream().map(JvmReader::collector).toList(),
        new JvmMetrics.Threads(
            threads.getThreadCount(),
            threads.getPeakThreadCount(),
            threads.getDaemonThreadCount(),
            byState),
        new JvmMetrics.Classes(
            classes.getLoadedClassCount(),
            classes.getTotalLoadedClassCount(),
            classes.getUnloadedClassCount()),
        buffers.stream().map(JvmReader::buffer).toList());
  }

  private static JvmMetrics.Memory memory(@Nullable MemoryUsage usage) {
    return usage == null
        ? new JvmMetrics.Memory(0, 0, null)
        : new JvmMetrics.Memory(usage.getUsed(), usage.getCommitted(), Figure.of(usage.getMax()));
  }

  private static JvmMetrics.Pool pool(MemoryPoolMXBean pool) {
    MemoryUsage collected = pool.getCollectionUsage();
    return new JvmMetrics.Pool(
        pool.getName(),
        pool.getType() == MemoryType.HEAP ? "heap" : "non_heap",
        memory(pool.getUsage()),
        collected == null ? null : collected.getUsed());
  }

  private static JvmMetrics.Collector collector(GarbageCollectorMXBean collector) {
    return new JvmMetrics.Collector(
        collector.getName(),
        Math.max(0, collector.getCollectionCount()),
        Math.max(0, collector.getCollectionTime()) / 1e3);
  }

  private static JvmMetrics.BufferPool buffer(BufferPoolMXBean pool) {
    return new JvmMetrics.BufferPool(
        pool.getName(),
        pool.getCount(),
        Math.max(0, pool.getMemoryUsed()),
        pool.getTotalCapacity());
  }
}
