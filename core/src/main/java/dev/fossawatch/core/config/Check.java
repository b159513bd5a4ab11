package dev.fossawatch.core.config;

import org.jspecify.annotations.Nullable;

/**
 * A health check as it was configured. Two are equal when they do the same, wherever they come
 * from.
 *
 * @param config what it does
 * @param values the same with the source of each value
 */
record Check(CheckConfig config, Values values) {

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Check check && check.config.equals(config);
  }

  @Override
  public int hashCode() {
    return config.hashCode();
  }
}
