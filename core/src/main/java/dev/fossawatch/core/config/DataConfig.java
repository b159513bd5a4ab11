package dev.fossawatch.core.config;

import java.nio.file.Path;

/**
 * Where state is kept.
 *
 * @param directory the data directory, created with mode 0700
 */
public record DataConfig(Path directory) {}
