package dev.fossawatch.core.metrics.system;

import org.jspecify.annotations.Nullable;

/**
 * Traffic of one network interface since it appeared, as this process' network namespace sees it.
 * Null where the kernel does not tell.
 *
 * @param interfaceName its name, such as {@code eth0}
 * @param receivedBytes bytes in
 * @param sentBytes bytes out
 * @param receiveErrors packets received damaged
 * @param sendErrors packets that could not be sent
 * @param receiveDrops packets received and thrown away
 * @param sendDrops packets thrown away instead of being sent
 */
public record NetworkMetrics(
    String interfaceName,
    @Nullable Long receivedBytes,
    @Nullable Long sentBytes,
    @Nullable Long receiveErrors,
    @Nullable Long sendErrors,
    @Nullable Long receiveDrops,
    @Nullable Long sendDrops) {}
