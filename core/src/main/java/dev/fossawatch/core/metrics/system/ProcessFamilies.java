package dev.fossawatch.core.metrics.system;

import static dev.fossawatch.core.metrics.system.Family.count;
import static dev.fossawatch.core.metrics.system.Family.counter;
import static dev.fossawatch.core.metrics.system.Family.gauge;

import dev.fossawatch.core.metrics.system.Family.Points;
import java.util.List;

/** This process. */
final class ProcessFamilies {
  private static final List<String> NO_LABELS = List.of();

  private ProcessFamilies() {}

  static List<Family> processors() {
    return List.of(
        counter(
            "process_cpu_time_seconds",
            "Processor time by mode.",
            List.of("cpu_mode"),
            ProcessFamilies::cpuTime),
        gauge(
            "process_cpu_utilization_ratio",
            "Share of the processors' time that this process may use and did use.",
            NO_LABELS,
            (sample, points) -> points.add(sample.process().cpuUtilization())),
        count(
            "process_thread_count",
            "Threads, those of the virtual machine included.",
            NO_LABELS,
            (sample, points) -> points.add(sample.process().threads())),
        gauge(
            "process_start_time_seconds",
            "When the process was started, in seconds since 1970.",
            NO_LABELS,
            (sample, points) -> points.add(sample.process().startedAt().toEpochMilli() / 1e3)),
        gauge(
            "process_uptime_seconds",
            "Time since the process was started.",
            NO_LABELS,
            (sample, points) -> points.add(sample.process().uptimeSeconds())));
  }

  static List<Family> memoryAndFiles() {
    return List.of(
        gauge(
            "process_memory_usage_bytes",
            "Main memory that the process occupies.",
            NO_LABELS,
            (sample, points) -> points.add(sample.process().residentBytes())),
        gauge(
            "process_memory_virtual_bytes",
            "Address space that the process has reserved.",
            NO_LABELS,
            (sample, points) -> points.add(sample.process().virtualBytes())),
        counter(
            "process_disk_io_bytes",
            "Bytes that the process caused to be read from and written to devices.",
            List.of("disk_io_direction"),
            ProcessFamilies::diskBytes),
        count(
            "process_open_file_descriptor_count",
            "Open files and sockets.",
            NO_LABELS,
            (sample, points) -> points.add(sample.process().openFileDescriptors())),
        gauge(
            "process_open_file_descriptor_limit",
            "How many files and sockets may be open.",
            NO_LABELS,
            (sample, points) -> points.add(sample.process().maxFileDescriptors())));
  }

  private static void cpuTime(SystemMetrics sample, Points points) {
    points.add(sample.process().userCpuSeconds(), "user");
    points.add(sample.process().systemCpuSeconds(), "system");
  }

  private static void diskBytes(SystemMetrics sample, Points points) {
    points.add(sample.process().readBytes(), "read");
    points.add(sample.process().writtenBytes(), "write");
  }
}
