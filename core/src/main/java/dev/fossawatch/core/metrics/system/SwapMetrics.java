package dev.fossawatch.core.metrics.system;

import org.jspecify.annotations.Nullable;

/**
 * Swap space and paging of the host. Null where the platform does not tell.
 *
 * @param totalBytes size of the swap space; 0 where there is none
 * @param usedBytes what is used of it
 * @param freeBytes what is left of it
 * @param utilization used by total, 0 to 1; null without swap space
 * @param pagesIn pages read back from swap since start, read every ten seconds
 * @param pagesOut pages written to swap since start, read every ten seconds
 * @param majorFaults page faults since start that needed a disk, read every ten seconds
 */
public record SwapMetrics(
    @Nullable Long totalBytes,
    @Nullable Long usedBytes,
    @Nullable Long freeBytes,
    @Nullable Double utilization,
    @Nullable Long pagesIn,
    @Nullable Long pagesOut,
    @Nullable Long majorFaults) {}
