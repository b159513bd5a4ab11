package dev.fossawatch.bench;

import dev.fossawatch.core.config.FossawatchConfig;
import dev.fossawatch.core.config.MetricsConfig;
import dev.fossawatch.core.history.SeriesStore;
import dev.fossawatch.core.http.Exchange;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.metrics.MetricsCollector;
import dev.fossawatch.core.time.TimeSource;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Counting one request that has ended, by how its route is found. */
@State(Scope.Benchmark)
public class RecordingBenchmark {
  private static final int PATHS = 1024;

  private final InternalErrors errors = new InternalErrors();
  private final MetricsConfig config = FossawatchConfig.defaults().metrics();
  private final MetricsCollector collector =
      new MetricsCollector(
          config,
          TimeSource.system(),
          errors,
          new SeriesStore("bench", "local", config.maxSeries()));
  private final BareExchanges exchanges = new BareExchanges(errors);
  private final Exchange declared = exchanges.ended(GetRequest.clean(), FixedResponse.OK);
  private final Exchange[] numbered = withoutTemplate("/stores/%d/stock", 200);
  private final Exchange[] scanned = withoutTemplate("/wp-content/%x.php", 404);
  private int next;

  private Exchange[] withoutTemplate(String path, int status) {
    return IntStream.range(0, PATHS)
        .mapToObj(n -> GetRequest.of(path.formatted(n)))
        .map(request -> exchanges.ended(request, new FixedResponse(status)))
        .toArray(Exchange[]::new);
  }

  private Exchange nextOf(Exchange[] exchanges) {
    next = (next + 1) & (PATHS - 1);
    return exchanges[next];
  }

  private void record(Exchange exchange) {
    collector.began(exchange);
    collector.ended(exchange);
  }

  /** The framework names the route. */
  @Benchmark
  public void declaredRoute() {
    record(declared);
  }

  /** The route has to be learned from paths that differ in a number. */
  @Benchmark
  public void learnedRoute() {
    record(nextOf(numbered));
  }

  /** A scanner asks for what is not there. */
  @Benchmark
  public void unknownPaths() {
    record(nextOf(scanned));
  }

  /** Fails the benchmark if anything went wrong on the way. */
  @TearDown
  public void requireNoFaults() {
    collector.close();
    Faults.requireNone(errors);
  }
}
