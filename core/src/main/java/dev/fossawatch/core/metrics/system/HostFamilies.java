package dev.fossawatch.core.metrics.system;

import static dev.fossawatch.core.metrics.system.Family.counter;
import static dev.fossawatch.core.metrics.system.Family.gauge;

import dev.fossawatch.core.metrics.system.Family.Points;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Processors, memory and load of the machine. */
final class HostFamilies {
  private static final List<String> NO_LABELS = List.of();
  private static final List<String> CPU_MODE = List.of("cpu_mode");
  private static final List<String> MEMORY_STATE = List.of("system_memory_state");
  private static final List<String> PAGING_STATE = List.of("system_paging_state");

  private HostFamilies() {}

  static List<Family> processors() {
    return List.of(
        gauge(
            "system_cpu_utilization_ratio",
            "Share of the processors' time by mode, of the control group's quota where there is one.",
            CPU_MODE,
            (sample, points) -> modes(sample.cpu().shares(), points)),
        counter(
            "system_cpu_time_seconds",
            "Time of all processors of the host by mode.",
            CPU_MODE,
            (sample, points) -> modes(sample.cpu().seconds(), points)),
        gauge(
            "system_cpu_effective_cores",
            "Processors that this process may use; a quota may make it a fraction.",
            NO_LABELS,
            (sample, points) -> points.add(sample.cpu().effectiveCores())),
        counter(
            "system_cpu_throttled_seconds",
            "Time for which the control group's quota held it back.",
            NO_LABELS,
            (sample, points) -> points.add(sample.cpu().throttledSeconds())),
        gauge(
            "system_cpu_load_average_1m",
            "Runnable and uninterruptible tasks, average of one minute.",
            NO_LABELS,
            (sample, points) -> points.add(sample.load().oneMinute())),
        gauge(
            "system_cpu_load_average_5m",
            "Runnable and uninterruptible tasks, average of five minutes.",
            NO_LABELS,
            (sample, points) -> points.add(sample.load().fiveMinutes())),
        gauge(
            "system_cpu_load_average_15m",
            "Runnable and uninterruptible tasks, average of fifteen minutes.",
            NO_LABELS,
            (sample, points) -> points.add(sample.load().fifteenMinutes())),
        counter(
            "system_pressure_stall_seconds",
            "Time in which some or all tasks stood still for want of a resource.",
            List.of("resource", "kind"),
            (sample, points) -> pressure(sample.pressure(), points)),
        gauge(
            "system_uptime_seconds",
            "Time since the machine was started.",
            NO_LABELS,
            (sample, points) -> points.add(sample.uptimeSeconds())));
  }

  static List<Family> memory() {
    return List.of(
        gauge(
            "system_memory_limit_bytes",
            "Main memory of the host, or the smallest limit of the control groups.",
            NO_LABELS,
            (sample, points) -> points.add(sample.memory().totalBytes())),
        gauge(
            "system_memory_usage_bytes",
            "Main memory by state; what the page cache would give back is available.",
            MEMORY_STATE,
            HostFamilies::memoryUsage),
        gauge(
            "system_memory_utilization_ratio",
            "Share of the main memory by state.",
            MEMORY_STATE,
            HostFamilies::memoryUtilization),
        gauge(
            "system_paging_usage_bytes",
            "Swap space of the host by state.",
            PAGING_STATE,
            HostFamilies::pagingUsage),
        gauge(
            "system_paging_utilization_ratio",
            "Share of the swap space by state.",
            PAGING_STATE,
            HostFamilies::pagingUtilization),
        counter(
            "system_paging_operations",
            "Pages read back from swap and written to it.",
            List.of("system_paging_direction"),
            HostFamilies::pagingOperations),
        counter(
            "system_paging_faults",
            "Page faults that needed a disk.",
            List.of("system_paging_fault_type"),
            (sample, points) -> points.add(sample.swap().majorFaults(), "major")));
  }

  private static void modes(@Nullable CpuModes modes, Points points) {
    if (modes != null) {
      points.add(modes.user(), "user");
      points.add(modes.nice(), "nice");
      points.add(modes.system(), "system");
      points.add(modes.idle(), "idle");
      points.add(modes.iowait(), "iowait");
      points.add(modes.interrupt(), "interrupt");
      points.add(modes.steal(), "steal");
    }
  }

  private static void pressure(@Nullable PressureMetrics pressure, Points points) {
    if (pressure != null) {
      stall("cpu", pressure.cpu(), points);
      stall("memory", pressure.memory(), points);
      stall("io", pressure.io(), points);
    }
  }

  private static void stall(String resource, PressureMetrics.@Nullable Stall stall, Points points) {
    if (stall != null) {
      points.add(stall.someSeconds(), resource, "some");
      points.add(stall.fullSeconds(), resource, "full");
    }
  }

  private static void memoryUsage(SystemMetrics sample, Points points) {
    points.add(sample.memory().usedBytes(), "used");
    points.add(sample.memory().availableBytes(), "available");
  }

  private static void memoryUtilization(SystemMetrics sample, Points points) {
    Double used = sample.memory().utilization();
    if (used != null) {
      points.add(used, "used");
      points.add(1 - used, "available");
    }
  }

  private static void pagingUsage(SystemMetrics sample, Points points) {
    points.add(sample.swap().usedBytes(), "used");
    points.add(sample.swap().freeBytes(), "free");
  }

  private static void pagingUtilization(SystemMetrics sample, Points points) {
    Double used = sample.swap().utilization();
    if (used != null) {
      points.add(used, "used");
      points.add(1 - used, "free");
    }
  }

  private static void pagingOperations(SystemMetrics sample, Points points) {
    points.add(sample.swap().pagesIn(), "in");
    points.add(sample.swap().pagesOut(), "out");
  }
}
