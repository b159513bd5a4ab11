package dev.fossawatch.core.config;

import org.jspecify.annotations.Nullable;

/**
 * One mapping of a list, such as a health check, as it was configured. Two are equal when they do
 * the same, wherever they come from.
 *
 * @param config what it does
 * @param values the same with the source of each value
 */
record Entry<T>(T config, Values values) {

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Entry<?> entry && entry.config.equals(config);
  }

  @Override
  public int hashCode() {
    return config.hashCode();
  }
}
