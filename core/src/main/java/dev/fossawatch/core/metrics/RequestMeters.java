package dev.fossawatch.core.metrics;

import dev.fossawatch.core.http.Exchange;
import dev.fossawatch.core.http.Outcome;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * The counts of all requests. Each exchange is counted once under its {@link Outcome}, and once
 * either as aborted or under its status: there in the latency histogram or, if it was a stream or
 * an upgrade, apart from it. Recording takes no lock and allocates nothing once the endpoint is
 * known.
 */
final class RequestMeters {
  private final RouteTable table;
  private final LongAdder active = new LongAdder();
  private final Map<Outcome, LongAdder> outcomes = new EnumMap<>(Outcome.class);
  private final LongAdder upgrades = new LongAdder();
  private final DurationHistogram plainFirstByte = new DurationHistogram(DurationBounds.REQUEST);
  private final DurationHistogram streamFirstByte = new DurationHistogram(DurationBounds.REQUEST);
  private final DurationHistogram streams = new DurationHistogram(DurationBounds.STREAM);

  RequestMeters(RouteTable table) {
    this.table = table;
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(outcome, new LongAdder());
    }
  }

  void began() {
    active.increment();
  }

  void ended(Exchange exchange, Route route, int method) {
    active.decrement();
    outcome(exchange.outcome()).increment();
    byKind(exchange);
    int status = StatusCodes.fold(exchange.status());
    Endpoint endpoint = route.endpoint(method);
    Endpoint overflow = table.overflow();
    if (endpoint == null || endpoint == overflow || !endpoint.ended(exchange, status)) {
      overflow.ended(exchange, StatusCodes.classOf(status));
    }
  }

  private void byKind(Exchange exchange) {
    switch (exchange.kind()) {
      case PLAIN -> firstByte(plainFirstByte, exchange);
      case STREAM -> {
        firstByte(streamFirstByte, exchange);
        streams.record(exchange.durationNanos());
      }
      case UPGRADE -> upgrades.increment();
    }
  }

  private static void firstByte(DurationHistogram histogram, Exchange exchange) {
    if (exchange.firstByteNanos() >= 0) {
      histogram.record(exchange.firstByteNanos());
    }
  }

  private LongAdder outcome(Outcome outcome) {
    return Objects.requireNonNull(outcomes.get(outcome));
  }

  /** Requests begun and not ended. */
  long active() {
    return Math.max(0, active.sum());
  }

  /** Requests ended so. */
  long ended(Outcome outcome) {
    return outcome(outcome).sum();
  }

  /** Connections that changed their protocol. */
  long upgrades() {
    return upgrades.sum();
  }

  /** Time to the first byte of plain responses. */
  Distribution plainFirstByte() {
    return plainFirstByte.read();
  }

  /** Time to the first byte of streams. */
  Distribution streamFirstByte() {
    return streamFirstByte.read();
  }

  /** How long streams lasted. */
  Distribution streams() {
    return streams.read();
  }

  void forEachEndpoint(Consumer<Endpoint> action) {
    table.forEachEndpoint(action);
  }
}
