package dev.fossawatch.core.metrics.system;

import org.jspecify.annotations.Nullable;

/**
 * Processors.
 *
 * @param utilization share of the time since the sample before in which the processors were not
 *     idle, 0 to 1; waiting for a disk counts as idle, time stolen by the hypervisor as busy. Of
 *     the control group against its quota where {@code limitedBy} says so, of the whole host
 *     otherwise. Null in the first sample and where the platform does not tell.
 * @param shares the same time by mode; the shares add up to 1
 * @param seconds seconds spent in each mode by all processors of the host since it was started,
 *     never decreasing
 * @param logicalCount processors the virtual machine sees
 * @param effectiveCores processors this process may use: those it may be scheduled on, or the
 *     smallest quota of its control groups, where that is less; may be a fraction
 * @param limitedBy what {@code utilization} and {@code shares} are measured against
 * @param throttledSeconds seconds for which the control group with the smallest quota was held
 *     back; null without a quota
 */
public record CpuMetrics(
    @Nullable Double utilization,
    @Nullable CpuModes shares,
    @Nullable CpuModes seconds,
    int logicalCount,
    double effectiveCores,
    LimitedBy limitedBy,
    @Nullable Double throttledSeconds) {}
