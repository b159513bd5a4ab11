package dev.fossawatch.core.metrics;

import dev.fossawatch.core.http.Exchange;
import dev.fossawatch.core.http.Outcome;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.TimeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups failures by what caused them. Of the patterns beyond the highest number, the one not seen
 * for longest is forgotten and its failures stay in a sum. Thread-safe; never throws.
 */
final class ErrorPatterns {
  private static final int MAX_PATTERNS = 200;
  private static final int FREQUENT = 10;

  private final TimeSource time;
  private final InternalErrors errors;

  /** In the order last seen. */
  private final Map<String, ErrorGroup> groups = new LinkedHashMap<>(16, 0.75f, true);

  private long occurrences;
  private long forgotten;

  ErrorPatterns(TimeSource time, InternalErrors errors) {
    this.time = time;
    this.errors = errors;
  }

  /** Takes note of an exchange that has ended, if the application failed in it. */
  void ended(Exchange exchange, String route) {
    Throwable thrown = exchange.error();
    boolean answered = exchange.outcome() != Outcome.ABORTED;
    if (answered && (thrown != null || exchange.status() >= 500)) {
      try {
        Failure failure =
            thrown == null ? Failure.of(exchange.status(), route) : Failure.of(thrown);
        String stack =
            thrown == null || isKnown(failure.fingerprint()) ? "" : StackTraces.text(thrown);
        add(failure, stack, route);
      } catch (RuntimeException | Error fault) {
        errors.record("metrics.errors", fault);
      }
    }
  }

  private synchronized boolean isKnown(String fingerprint) {
    return groups.containsKey(fingerprint);
  }

  private synchronized void add(Failure failure, String stack, String route) {
    long now = time.millis();
    ErrorGroup group = groups.get(failure.fingerprint());
    if (group == null) {
      group = new ErrorGroup(failure, stack, now);
      groups.put(failure.fingerprint(), group);
      forgetOldest();
    }
    group.add(route, now);
    occurrences++;
  }

  private void forgetOldest() {
    if (groups.size() > MAX_PATTERNS) {
      Iterator<ErrorGroup> oldest = groups.values().iterator();
      forgotten += oldest.next().count();
      oldest.remove();
    }
  }

  /** All patterns known, those last seen first. */
  synchronized List<ErrorPattern> read() {
    long now = time.millis();
    List<ErrorPattern> patterns = new ArrayList<>();
    groups.values().forEach(group -> patterns.add(group.read(now)));
    Collections.reverse(patterns);
    return patterns;
  }

  synchronized ErrorSummary summary() {
    List<ErrorPattern> frequent =
        read().stream()
            .filter(pattern -> pattern.lastHour() > 0)
            .sorted(Comparator.comparingLong(ErrorPattern::lastHour).reversed())
            .limit(FREQUENT)
            .toList();
    return new ErrorSummary(groups.size(), occurrences, forgotten, frequent);
  }
}
