package dev.fossawatch.core.metrics;

import java.util.List;

/**
 * Failures by pattern, in short.
 *
 * @param patterns patterns told apart at the moment
 * @param occurrences failures since the start, those of forgotten patterns included
 * @param forgotten failures whose pattern gave way to newer ones
 * @param frequent the patterns with most failures in the last hour, at most ten
 */
public record ErrorSummary(
    int patterns, long occurrences, long forgotten, List<ErrorPattern> frequent) {
  public ErrorSummary {
    frequent = List.copyOf(frequent);
  }
}
