package dev.fossawatch.core.metrics.system;

import org.jspecify.annotations.Nullable;

/**
 * Average number of runnable and uninterruptible tasks of the host. Null where the platform does
 * not tell.
 *
 * @param oneMinute over the last minute
 * @param fiveMinutes over the last five minutes
 * @param fifteenMinutes over the last fifteen minutes
 */
public record LoadAverage(
    @Nullable Double oneMinute, @Nullable Double fiveMinutes, @Nullable Double fifteenMinutes) {}
