package dev.fossawatch.bench;

import dev.fossawatch.core.config.FossawatchConfig;
import dev.fossawatch.core.config.MetricsConfig;
import dev.fossawatch.core.history.Sampler;
import dev.fossawatch.core.history.SeriesStore;
import dev.fossawatch.core.http.Exchange;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.metrics.MetricsCollector;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One tick: all meters are read and written to the history. Each histogram has moved since the last
 * tick, as on a busy application; one second passes between ticks.
 */
@State(Scope.Benchmark)
public class SamplerBenchmark {
  private static final List<Integer> STATUSES = List.of(200, 302, 404, 500);
  private static final int COLUMNS = 17;

  /** About how many series there are, the columns of histograms counted. */
  @Param({"1000", "10000"})
  public int series;

  private final InternalErrors errors = new InternalErrors();
  private final SteppingTime time = new SteppingTime();
  private final MetricsConfig config = FossawatchConfig.defaults().metrics();
  private final SeriesStore store = new SeriesStore("bench", "local", config.maxSeries());
  private final MetricsCollector collector = new MetricsCollector(config, time, errors, store);
  private final Sampler sampler =
      new Sampler(time, errors, store, () -> collector.registry().scrape());
  private final List<Exchange> exchanges = new ArrayList<>();

  /** Makes a request for every histogram. */
  @Setup
  public void askForEveryRoute() {
    BareExchanges source = new BareExchanges(errors);
    for (int n = 0; n < series / COLUMNS; n++) {
      int status = STATUSES.get(n % STATUSES.size());
      String route = "/route" + n / STATUSES.size() + "/{id}";
      exchanges.add(source.ended(GetRequest.on(route), new FixedResponse(status)));
    }
    move();
    sampler.sample();
    requireAbout(series);
  }

  private void requireAbout(int expected) {
    if (Math.abs(store.size() - expected) > expected / 10) {
      throw new AssertionError(store.size() + " series instead of about " + expected);
    }
  }

  /** Moves every histogram. */
  @Setup(Level.Invocation)
  public void move() {
    time.step();
    exchanges.forEach(collector::began);
    exchanges.forEach(collector::ended);
  }

  /** All series take a new value. */
  @Benchmark
  public void tick() {
    sampler.sample();
  }

  /** Fails the benchmark if anything went wrong on the way. */
  @TearDown
  public void requireNoFaults() {
    sampler.close();
    collector.close();
    Faults.requireNone(errors);
  }
}
