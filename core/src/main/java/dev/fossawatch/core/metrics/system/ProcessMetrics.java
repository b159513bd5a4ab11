package dev.fossawatch.core.metrics.system;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * This process. Null where the platform does not tell.
 *
 * @param cpuSeconds processor time used
 * @param userCpuSeconds the part spent in the program
 * @param systemCpuSeconds the part spent in the kernel on its behalf
 * @param cpuUtilization processor time used since the sample before, by that time and the effective
 *     cores, 0 to 1; null in the first sample
 * @param residentBytes main memory it occupies
 * @param virtualBytes address space it has reserved
 * @param threads threads, those of the virtual machine included
 * @param openFileDescriptors open files and sockets, read every ten seconds, counted up to 65,536
 * @param maxFileDescriptors how many it may open, read every ten seconds; null without a limit
 * @param readBytes bytes it caused to be read from devices
 * @param writtenBytes bytes it caused to be written to devices
 * @param startedAt when it was started
 * @param uptimeSeconds seconds since then
 */
public record ProcessMetrics(
    @Nullable Double cpuSeconds,
    @Nullable Double userCpuSeconds,
    @Nullable Double systemCpuSeconds,
    @Nullable Double cpuUtilization,
    @Nullable Long residentBytes,
    @Nullable Long virtualBytes,
    @Nullable Long threads,
    @Nullable Long openFileDescriptors,
    @Nullable Long maxFileDescriptors,
    @Nullable Long readBytes,
    @Nullable Long writtenBytes,
    Instant startedAt,
    double uptimeSeconds) {}
