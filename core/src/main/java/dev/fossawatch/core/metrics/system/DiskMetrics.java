package dev.fossawatch.core.metrics.system;

import org.jspecify.annotations.Nullable;

/**
 * Input and output of one whole device of the host since it was started. Null where the kernel does
 * not tell.
 *
 * @param device its name, such as {@code nvme0n1}
 * @param readBytes bytes read from it
 * @param writtenBytes bytes written to it
 * @param readOperations reads completed
 * @param writeOperations writes completed
 * @param busySeconds seconds in which at least one operation was under way
 * @param busy share of the time since the sample before in which it was busy, 0 to 1
 */
public record DiskMetrics(
    String device,
    @Nullable Long readBytes,
    @Nullable Long writtenBytes,
    @Nullable Long readOperations,
    @Nullable Long writeOperations,
    @Nullable Double busySeconds,
    @Nullable Double busy) {}
