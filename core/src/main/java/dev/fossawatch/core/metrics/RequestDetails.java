package dev.fossawatch.core.metrics;

import dev.fossawatch.core.http.Exchange;
import dev.fossawatch.core.http.Outcome;
import dev.fossawatch.core.http.ResponseKind;
import dev.fossawatch.core.time.TimeSource;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps details of some requests. Which ones is decided by counting, not by anything a client
 * sends: at rate r, request n is kept where the whole part of n·r rises. Thread-safe, lock-free.
 */
final class RequestDetails {
  private static final long SLOW_NANOS = 1_000_000_000;
  private static final double NANOS = 1e9;

  private final TimeSource time;
  private final double rate;
  private final AtomicLong seen = new AtomicLong();
  private final Ring<Kept> recent = new Ring<>();
  private final Ring<Kept> notable = new Ring<>();

  /**
   * @param rate share of requests kept, 0 to 1
   */
  RequestDetails(TimeSource time, double rate) {
    this.time = time;
    this.rate = rate;
  }

  void ended(Exchange exchange, String route, int method) {
    boolean sampled = isSampled();
    boolean isNotable = rate > 0 && isNotable(exchange);
    if (sampled || isNotable) {
      Kept kept = keep(exchange, route, method);
      if (sampled) {
        recent.put(kept);
      }
      if (isNotable) {
        notable.put(kept);
      }
    }
  }

  private boolean isSampled() {
    if (rate <= 0 || rate >= 1) {
      return rate >= 1;
    }
    long n = seen.getAndIncrement();
    return (long) ((n + 1) * rate) > (long) (n * rate);
  }

  private static boolean isNotable(Exchange exchange) {
    return exchange.outcome() == Outcome.ERROR
        || (exchange.kind() == ResponseKind.PLAIN && exchange.durationNanos() >= SLOW_NANOS);
  }

  private Kept keep(Exchange exchange, String route, int method) {
    return new Kept(
        time.millis(),
        exchange.requestId(),
        method,
        route,
        exchange.status(),
        exchange.outcome(),
        exchange.kind(),
        exchange.durationNanos());
  }

  RequestLog read() {
    return new RequestLog(
        recent.newestFirst().stream().map(Kept::read).toList(),
        notable.newestFirst().stream().map(Kept::read).toList());
  }

  /** What is kept of a request, in the form that costs it least. */
  private record Kept(
      long millis,
      String requestId,
      int method,
      String route,
      int status,
      Outcome outcome,
      ResponseKind kind,
      long nanos) {

    RequestDetail read() {
      return new RequestDetail(
          Instant.ofEpochMilli(millis),
          requestId,
          HttpMethods.name(method),
          route,
          status,
          outcome.label(),
          kind.label(),
          nanos / NANOS);
    }
  }
}
