package dev.fossawatch.core.health;

import java.time.Instant;

/**
 * One run of a check.
 *
 * @param at when it ended, or was given up
 * @param state what it found
 * @param durationMs milliseconds it took, until it was given up where it was
 */
public record CheckRun(Instant at, HealthState state, double durationMs) {}
