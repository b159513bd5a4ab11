package dev.fossawatch.core.metrics;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Figures over time, each value over the step that ends at its time. All have the same length; the
 * value at place {@code i} belongs to {@code from + i * stepSeconds}. The last step is over.
 *
 * @param from the end of the first step
 * @param to the end of the last
 * @param stepSeconds how far apart the values are
 * @param figures the values by name; null where nothing was recorded or the figure does not exist
 */
public record Trend(
    Instant from, Instant to, double stepSeconds, Map<String, List<@Nullable Double>> figures) {
  /** Copies the map. */
  public Trend {
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
  }
}
