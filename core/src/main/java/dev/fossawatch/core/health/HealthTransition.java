package dev.fossawatch.core.health;

import java.time.Instant;

/**
 * A check's state became another.
 *
 * @param check the check's name
 * @param critical whether everything is unhealthy when this check is
 * @param from what it was, {@link HealthStatus#STARTING} before the first run
 * @param to what it is
 * @param message what the run found, in one line
 * @param at when
 */
public record HealthTransition(
    String check,
    boolean critical,
    HealthStatus from,
    HealthStatus to,
    String message,
    Instant at) {}
