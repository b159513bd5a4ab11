package dev.fossawatch.core.health;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * How much memory is used: of the container or machine, and of the heap as the last garbage
 * collections left it (before one, a full heap says nothing). The fuller of the two decides.
 * Thread-safe.
 */
public final class MemoryCheck implements HealthCheck {
  private final DoubleSupplier memory;
  private final DoubleSupplier heap;
  private final Thresholds thresholds;

  /**
   * @param memory used share of what the container, or else the machine, has; NaN where unknown
   */
  public MemoryCheck(DoubleSupplier memory, Thresholds thresholds) {
    this(memory, MemoryCheck::heapAfterCollection, thresholds);
  }

  MemoryCheck(DoubleSupplier memory, DoubleSupplier heap, Thresholds thresholds) {
    this.memory = memory;
    this.heap = heap;
    this.thresholds = thresholds;
  }

  @Override
  public HealthResult check() {
    double ofMemory = memory.getAsDouble();
    double ofHeap = heap.getAsDouble();
    Map<String, String> details = new LinkedHashMap<>();
    details.put(
        "memory_used_percent", Double.isNaN(ofMemory) ? "unknown" : Thresholds.percent(ofMemory));
    details.put("heap_after_gc_percent", Thresholds.percent(ofHeap));
    details.put("heap_max_mb", String.valueOf(Runtime.getRuntime().maxMemory() / 1_000_000));
    return judge(ofMemory, ofHeap).with(details);
  }

  private HealthResult judge(double ofMemory, double ofHeap) {
    if (ofMemory >= ofHeap) {
      return thresholds.judge(
          "memory used",
          ofMemory,
          "Give the container or machine more memory, or see which process grows.");
    }
    return thresholds.judge(
        "heap used after garbage collection",
        ofHeap,
        "Raise -Xmx, or take a heap dump and see what is kept.");
  }

  private static double heapAfterCollection() {
    long used = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage left = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
      used += left == null ? 0 : left.getUsed();
    }
    return (double) used / Runtime.getRuntime().maxMemory();
  }
}
