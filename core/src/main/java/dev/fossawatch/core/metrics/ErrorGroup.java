package dev.fossawatch.core.metrics;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The failures of one pattern. Guarded by the lock of {@link ErrorPatterns}. */
final class ErrorGroup {
  private static final int MAX_ROUTES = 10;

  private final Failure first;
  private final String stack;
  private final long firstSeen;
  private final Set<String> routes = new LinkedHashSet<>();
  private final MinuteCounts perMinute = new MinuteCounts();
  private long lastSeen;
  private long count;

  ErrorGroup(Failure first, String stack, long nowMillis) {
    this.first = first;
    this.stack = stack;
    firstSeen = nowMillis;
  }

  void add(String route, long nowMillis) {
    count++;
    lastSeen = nowMillis;
    perMinute.add(nowMillis);
    if (routes.size() < MAX_ROUTES) {
      routes.add(route);
    }
  }

  long count() {
    return count;
  }

  ErrorPattern read(long nowMillis) {
    return new ErrorPattern(
        first.fingerprint(),
        first.type(),
        first.message(),
        first.location(),
        count,
        Instant.ofEpochMilli(firstSeen),
        Instant.ofEpochMilli(lastSeen),
        List.copyOf(routes),
        perMinute.finished(nowMillis),
        stack);
  }
}
