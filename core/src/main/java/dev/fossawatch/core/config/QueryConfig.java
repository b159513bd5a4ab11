package dev.fossawatch.core.config;

import java.time.Duration;

/**
 * What queries of the history may cost the application they run in.
 *
 * @param timeout how long a query may take, its wait for a turn included
 * @param maxSamples samples a query may touch, those of its intermediate results included
 * @param concurrency queries evaluated at once; eight times as many may wait
 */
public record QueryConfig(Duration timeout, int maxSamples, int concurrency) {}
