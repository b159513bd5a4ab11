package dev.fossawatch.core.metrics.system;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One sample of the figures of machine, process and virtual machine. Immutable. A figure that the
 * platform does not tell is null, never zero; a list of things that cannot be told is empty.
 *
 * @param sampledAt when the sample was taken
 * @param uptimeSeconds seconds since the machine was started
 * @param cpu processors
 * @param load load averages
 * @param memory main memory
 * @param swap swap space and paging
 * @param pressure pressure stall information; null without kernel support
 * @param filesystems space per mount, at most 64
 * @param disks input and output per whole device, at most 32
 * @param networks traffic per interface, at most 32
 * @param process this process
 * @param jvm this virtual machine
 */
public record SystemMetrics(
    Instant sampledAt,
    @Nullable Double uptimeSeconds,
    CpuMetrics cpu,
    LoadAverage load,
    MemoryMetrics memory,
    SwapMetrics swap,
    @Nullable PressureMetrics pressure,
    List<FilesystemMetrics> filesystems,
    List<DiskMetrics> disks,
    List<NetworkMetrics> networks,
    ProcessMetrics process,
    JvmMetrics jvm) {

  /** Copies the lists. */
  public SystemMetrics {
    filesystems = List.copyOf(filesystems);
    disks = List.copyOf(disks);
    networks = List.copyOf(networks);
  }
}
