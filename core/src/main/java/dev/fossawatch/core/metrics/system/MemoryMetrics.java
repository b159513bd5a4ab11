package dev.fossawatch.core.metrics.system;

import org.jspecify.annotations.Nullable;

/**
 * Main memory, as far as this process may use it. Null where the platform does not tell.
 *
 * @param totalBytes the smallest of the host's memory and the limits of the process' control groups
 * @param availableBytes what can still be allocated without swapping, the page cache counted as
 *     available: the kernel's {@code MemAvailable} or, where it is less, what is left under any
 *     limit of the control groups
 * @param usedBytes total less available
 * @param utilization used by total, 0 to 1
 * @param limitedBy what {@code totalBytes} is
 */
public record MemoryMetrics(
    @Nullable Long totalBytes,
    @Nullable Long availableBytes,
    @Nullable Long usedBytes,
    @Nullable Double utilization,
    LimitedBy limitedBy) {

  static MemoryMetrics of(long total, long available, LimitedBy limitedBy) {
    if (total < 0 || available < 0) {
      return new MemoryMetrics(Figure.of(total), null, null, null, limitedBy);
    }
    long left = Math.min(available, total);
    return new MemoryMetrics(
        total, left, total - left, Figure.share(total - left, total), limitedBy);
  }
}
