package dev.fossawatch.core.metrics;

import dev.fossawatch.promql.model.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@link Trend}s from the history: a query for each figure, which stand in {@code
 * trends.promql}. Steps lie at multiples of their length, so that a chart that is read again moves
 * by whole steps and no value changes. Thread-safe.
 */
final class TrendReader {
  /** Samples are kept this far apart, for windows up to so long: a step holds several. */
  private static final long[][] SHORTEST_STEPS = {
    {Duration.ofHours(1).toMillis(), 5_000}, {Duration.ofDays(1).toMillis(), 30_000}
  };

  private static final long LONGEST_SHORTEST_STEP = 180_000;

  private final PastQueries queries;
  private final Map<String, Map<String, String>> groups;

  TrendReader(PastQueries queries) {
    this.queries = queries;
    groups = parsed(text());
  }

  /**
   * Reads the figures of a group.
   *
   * @param group {@code application} or {@code system}
   * @param points how many steps at most
   */
  Trend read(String group, long nowMillis, Duration window, int points) {
    long step = step(window.toMillis(), points);
    long newest =
        Recorded.within(window.toMillis(), nowMillis, queries)
            .map(Recorded::lastMillis)
            .orElse(nowMillis);
    long end = Math.floorDiv(newest, step) * step;
    int count = (int) Math.max(1, window.toMillis() / step);
    long start = end - (count - 1) * step;
    Map<String, List<@Nullable Double>> figures = new LinkedHashMap<>();
    groups
        .getOrDefault(group, Map.of())
        .forEach((name, query) -> figures.put(name, values(query, start, end, step, count)));
    return new Trend(Instant.ofEpochMilli(start), Instant.ofEpochMilli(end), step / 1e3, figures);
  }

  private static long step(long windowMillis, int points) {
    long shortest = LONGEST_SHORTEST_STEP;
    for (long[] bound : SHORTEST_STEPS) {
      if (windowMillis <= bound[0]) {
        shortest = bound[1];
        break;
      }
    }
    long wanted = (windowMillis + points - 1) / points;
    return Math.max(shortest, (wanted + 999) / 1000 * 1000);
  }

  private List<@Nullable Double> values(String query, long start, long end, long step, int count) {
    String asked = query.replace("$step", PastQueries.duration(step));
    @Nullable Double[] values = new @Nullable Double[count];
    for (Value.Series series : queries.range(asked, start, end, step)) {
      for (int i = 0; i < series.values().length; i++) {
        double value = series.values()[i];
        int place = (int) ((series.timesMillis()[i] - start) / step);
        values[place] = Double.isFinite(value) ? (Double) value : null;
      }
    }
    return Collections.unmodifiableList(new ArrayList<>(Arrays.asList(values)));
  }

  /** The queries by group and name. */
  static Map<String, Map<String, String>> parsed(String text) {
    Map<String, Map<String, String>> groups = new LinkedHashMap<>();
    for (String line : text.lines().toList()) {
      int equals = line.indexOf(" = ");
      int dot = line.indexOf('.');
      if (equals > 0 && !line.startsWith("#")) {
        groups
            .computeIfAbsent(line.substring(0, dot), key -> new LinkedHashMap<>())
            .put(line.substring(dot + 1, equals), line.substring(equals + 3));
      }
    }
    return groups;
  }

  static String text() {
    try (InputStream in =
        Objects.requireNonNull(TrendReader.class.getResourceAsStream("trends.promql"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
