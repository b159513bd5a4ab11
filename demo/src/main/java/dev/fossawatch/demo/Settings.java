package dev.fossawatch.demo;

import java.nio.file.Path;

/**
 * What the command line decides.
 *
 * @param port the application's port, 0 for any free one
 * @param adminPort Fossawatch's port, 0 for any free one
 * @param dataDirectory where all data is kept
 * @param traffic whether visitors come
 * @param gateway whether the gateway watches the application from outside, instead of the filter
 * @param seed what visitors want and when things go wrong follows from it
 */
record Settings(
    int port, int adminPort, Path dataDirectory, boolean traffic, boolean gateway, long seed) {}
