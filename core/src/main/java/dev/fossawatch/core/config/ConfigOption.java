package dev.fossawatch.core.config;

/**
 * An option of the command line that sets one key.
 *
 * @param name the option, such as {@code --port}
 * @param key the path of the key
 * @param description what it sets
 * @param allowed what its value may be
 */
public record ConfigOption(String name, String key, String description, String allowed) {}
