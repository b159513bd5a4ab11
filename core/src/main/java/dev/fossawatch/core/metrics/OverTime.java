package dev.fossawatch.core.metrics;

import org.jspecify.annotations.Nullable;

/**
 * One figure over two windows that end with the last finished second. Where less than a whole
 * window has been recorded, it covers what there is; it is null below ten seconds, or where the
 * figure does not exist, such as the error rate of no requests.
 */
public record OverTime(@Nullable Double lastMinute, @Nullable Double lastFiveMinutes) {}
