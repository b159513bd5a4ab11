package dev.fossawatch.core.metrics.system;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The files of {@code /proc/pressure}. */
final class PressureReader implements AutoCloseable {
  private static final double PERCENT = 100;
  private static final double MICROS = 1e6;

  private final ProcFile cpu;
  private final ProcFile memory;
  private final ProcFile io;

  PressureReader(Path proc, Scratch scratch) {
    this.cpu = new ProcFile(proc.resolve("pressure/cpu"), scratch);
    this.memory = new ProcFile(proc.resolve("pressure/memory"), scratch);
    this.io = new ProcFile(proc.resolve("pressure/io"), scratch);
  }

  @Nullable PressureMetrics read() {
    PressureMetrics.Stall cpuStall = stall(cpu.read());
    PressureMetrics.Stall memoryStall = stall(memory.read());
    PressureMetrics.Stall ioStall = stall(io.read());
    return cpuStall == null && memoryStall == null && ioStall == null
        ? null
        : new PressureMetrics(cpuStall, memoryStall, ioStall);
  }

  /** Lines look like {@code some avg10=0.12 avg60=0.05 avg300=0.01 total=123456}. */
  private static PressureMetrics.@Nullable Stall stall(ProcText text) {
    double some = average(text, "some avg10=");
    long someMicros = total(text);
    double full = average(text, "full avg10=");
    long fullMicros = total(text);
    return someMicros < 0
        ? null
        : new PressureMetrics.Stall(
            Figure.of(some / PERCENT),
            Figure.of(full / PERCENT),
            Figure.seconds(someMicros, MICROS),
            Figure.seconds(fullMicros, MICROS));
  }

  private static double average(ProcText text, String start) {
    return text.nextLine() && text.skip(start) ? text.decimal() : Double.NaN;
  }

  private static long total(ProcText text) {
    return text.skipPastLast('=') ? text.number() : ProcText.ABSENT;
  }

  @Override
  public void close() {
    cpu.close();
    memory.close();
    io.close();
  }
}
