package dev.fossawatch.core.api;

import dev.fossawatch.core.metrics.ErrorPattern;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** An error pattern as the status page shows it. */
record ErrorRow(String type, boolean fresh, String message, String where, String count) {
  private static final int SHOWN = 10;
  private static final int MAX_MESSAGE = 200;
  private static final Duration FRESH = Duration.ofMinutes(15);

  static List<ErrorRow> top(List<ErrorPattern> patterns, Instant now) {
    return patterns.stream()
        .sorted(Comparator.comparingLong(ErrorPattern::count).reversed())
        .limit(SHOWN)
        .map(pattern -> of(pattern, now))
        .toList();
  }

  private static ErrorRow of(ErrorPattern pattern, Instant now) {
    Duration age = Duration.between(pattern.firstSeen(), now);
    String seen = "first seen " + Shown.duration(age) + " ago";
    String place = pattern.location().isEmpty() ? "" : pattern.location() + " · ";
    String routes = String.join(", ", pattern.routes());
    return new ErrorRow(
        pattern.type().substring(pattern.type().lastIndexOf('.') + 1),
        age.compareTo(FRESH) < 0,
        pattern.message().substring(0, Math.min(MAX_MESSAGE, pattern.message().length())),
        place + (routes.isEmpty() ? "" : routes + " · ") + seen,
        Shown.count(pattern.count()));
  }
}
