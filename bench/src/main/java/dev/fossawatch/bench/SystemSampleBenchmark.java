package dev.fossawatch.bench;

import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.metrics.system.SystemMeters;
import dev.fossawatch.core.metrics.system.SystemMetrics;
import dev.fossawatch.core.metrics.system.SystemReader;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One sample of this machine, process and virtual machine, a second after the last: each tenth one
 * also reads what changes seldom.
 */
@State(Scope.Benchmark)
public class SystemSampleBenchmark {
  private final InternalErrors errors = new InternalErrors();
  private final SteppingTime time = new SteppingTime();
  private final SystemReader reader = SystemReader.ofThisMachine(time, errors);
  private final SystemMeters meters = new SystemMeters(new PrometheusRegistry(), reader, errors);

  /** The figures are read. */
  @Benchmark
  public SystemMetrics read() {
    time.step();
    return reader.read();
  }

  /** The figures are read and put on the meters. */
  @Benchmark
  public void refreshMeters() {
    time.step();
    meters.refresh();
  }

  /** Fails the benchmark if anything went wrong on the way. */
  @TearDown
  public void requireNoFaults() {
    meters.close();
    reader.close();
    Faults.requireNone(errors);
  }
}
