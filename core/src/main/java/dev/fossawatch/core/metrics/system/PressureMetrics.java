package dev.fossawatch.core.metrics.system;

import org.jspecify.annotations.Nullable;

/**
 * How much work of the host stood still for want of something: the kernel's pressure stall
 * information, read every ten seconds.
 *
 * @param cpu want of a processor
 * @param memory want of memory
 * @param io want of input or output
 * @see <a href="https://docs.kernel.org/accounting/psi.html">Pressure Stall Information</a>
 */
public record PressureMetrics(@Nullable Stall cpu, @Nullable Stall memory, @Nullable Stall io) {

  /**
   * One kind of want.
   *
   * @param some share of the last ten seconds in which at least one task stood still, 0 to 1
   * @param full share of the last ten seconds in which all tasks stood still, 0 to 1
   * @param someSeconds seconds since start in which at least one task stood still
   * @param fullSeconds seconds since start in which all tasks stood still
   */
  public record Stall(
      @Nullable Double some,
      @Nullable Double full,
      @Nullable Double someSeconds,
      @Nullable Double fullSeconds) {}
}
