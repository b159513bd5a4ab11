package dev.fossawatch.core.config;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a configuration.
 *
 * @param key the path of the key, such as {@code metrics.retention_hours}; empty where a whole
 *     source is meant
 * @param source where it stands
 * @param what what is wrong, secrets masked
 * @param allowed what would be right; null where that goes without saying
 * @param suggestion the nearest valid name; null where none is near
 */
public record ConfigProblem(
    String key, Source source, String what, @Nullable String allowed, @Nullable String suggestion) {

  /** All of it in one line, the source first. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(source.name()).append(": ");
    if (!key.isEmpty()) {
      line.append(key).append(": ");
    }
    line.append(what);
    if (allowed != null) {
      line.append("; allowed: ").append(allowed);
    }
    if (suggestion != null) {
      line.append("; did you mean ").append(suggestion).append('?');
    }
    return line.toString();
  }
}
