package dev.fossawatch.bench;

import dev.fossawatch.core.http.Exchange;
import dev.fossawatch.core.internal.InternalErrors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The order of events by itself: nothing is judged, nothing is counted. */
@State(Scope.Benchmark)
public class ExchangeBenchmark {
  private final InternalErrors errors = new InternalErrors();
  private final BareExchanges exchanges = new BareExchanges(errors);
  private final GetRequest request = GetRequest.clean();

  /** A clean request from its beginning to its end. */
  @Benchmark
  public Exchange beginToEnd() {
    return exchanges.ended(request, FixedResponse.OK);
  }

  /** Fails the benchmark if anything went wrong on the way. */
  @TearDown
  public void requireNoFaults() {
    Faults.requireNone(errors);
  }
}
