package dev.fossawatch.core.metrics;

/**
 * A meter of the application that could not be read.
 *
 * @param meter its name and tags as the application gave them
 * @param reason what went wrong, in a few words
 */
public record MeterProblem(String meter, String reason) {}
