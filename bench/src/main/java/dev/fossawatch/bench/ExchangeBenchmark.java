package dev.fossawatch.bench;

import dev.fossawatch.core.http.BodyLimits;
import dev.fossawatch.core.http.Exchange;
import dev.fossawatch.core.http.Exchanges;
import dev.fossawatch.core.http.Guard;
import dev.fossawatch.core.http.Recorder;
import dev.fossawatch.core.http.TrustedProxies;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.TimeSource;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The order of events by itself: nothing is judged, nothing is counted. */
@State(Scope.Benchmark)
public class ExchangeBenchmark {
  private final InternalErrors errors = new InternalErrors();
  private final Exchanges exchanges =
      new Exchanges(
          TimeSource.system(),
          new TrustedProxies(List.of(), 64),
          Guard.OPEN,
          new Forgetful(),
          new BodyLimits(128 * 1024, 2_000_000_000L),
          errors);
  private final GetRequest request = GetRequest.clean();
  private final OkResponse response = new OkResponse();

  /** A clean request from its beginning to its end. */
  @Benchmark
  public Exchange beginToEnd() {
    Exchange exchange = exchanges.begin(request);
    exchange.responding(response);
    exchange.end(response);
    return exchange;
  }

  /** A fault that was swallowed would make a benchmark fast. */
  @TearDown
  public void requireNoFaults() {
    Faults.requireNone(errors);
  }

  private static final class Forgetful implements Recorder {
    @Override
    public void began(Exchange exchange) {}

    @Override
    public void ended(Exchange exchange) {}
  }
}
