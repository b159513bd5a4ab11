package dev.fossawatch.core.metrics.system;

import dev.fossawatch.core.time.TimeSource;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** This process: {@code /proc/self} first, the JDK's beans for what it does not tell. */
final class ProcessReader implements AutoCloseable {
  /** More open files than these are not counted. */
  static final int MAX_DESCRIPTORS = 65_536;

  private final Path self;
  private final Scratch scratch;
  private final JdkBeans beans;
  private final TimeSource time;
  private final ProcFile stat;
  private final ProcFile status;
  private final ProcFile io;
  private final ProcFile uptime;

  private long openDescriptors = ProcText.ABSENT;
  private long maxDescriptors = ProcText.ABSENT;
  private @Nullable Instant startedAt;
  private @Nullable Double cpuSecondsBefore;
  private long nanosBefore;

  /** What {@code /proc/self/stat} tells, in ticks. */
  private record Stat(long user, long system, long start) {
    double seconds() {
      return user < 0 || system < 0
          ? Double.NaN
          : ((double) user + system) / HostCpu.TICKS_PER_SECOND;
    }
  }

  ProcessReader(Path proc, Scratch scratch, JdkBeans beans, TimeSource time) {
    this.self = proc.resolve("self");
    this.scratch = scratch;
    this.beans = beans;
    this.time = time;
    this.stat = new ProcFile(self.resolve("stat"), scratch);
    this.status = new ProcFile(self.resolve("status"), scratch);
    this.io = new ProcFile(self.resolve("io"), scratch);
    this.uptime = new ProcFile(proc.resolve("uptime"), scratch);
  }

  /** Counts open files and takes over how many there may be. */
  void refresh() {
    openDescriptors = countDescriptors();
    long limit = ProcFile.readOnce(self.resolve("limits"), scratch).valueOf("Max open files ");
    maxDescriptors = limit < 0 ? beans.maxFileDescriptors() : limit;
  }

  /** The listing itself opens a file, which is not counted. */
  private long countDescriptors() {
    long count = 0;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(self.resolve("fd"))) {
      Iterator<Path> each = entries.iterator();
      while (count <= MAX_DESCRIPTORS && each.hasNext()) {
        each.next();
        count++;
      }
      return Math.max(0, count - 1);
    } catch (IOException | DirectoryIteratorException | SecurityException unreadable) {
      return beans.openFileDescriptors();
    }
  }

  /** Seconds since the machine was started; NaN where it does not tell. */
  double machineUptime() {
    ProcText text = uptime.read();
    return text.nextLine() ? text.decimal() : Double.NaN;
  }

  ProcessMetrics read(long nanos, double cores, double machineUptime) {
    Stat ticks = stat(stat.read());
    Double cpuSeconds = cpuSeconds(ticks);
    Double utilization = utilization(cpuSeconds, nanos, cores);
    double age = age(ticks, machineUptime);
    ProcText inOut = io.read();
    long read = inOut.valueOf("read_bytes: ");
    long written = inOut.valueOf("write_bytes: ");
    ProcText text = status.read();
    long virtual = text.kibibytesOf("VmSize:");
    return new ProcessMetrics(
        cpuSeconds,
        Figure.seconds(ticks.user, HostCpu.TICKS_PER_SECOND),
        Figure.seconds(ticks.system, HostCpu.TICKS_PER_SECOND),
        utilization,
        Figure.of(text.kibibytesOf("VmRSS:")),
        Figure.of(virtual < 0 ? beans.virtualBytes() : virtual),
        Figure.of(text.valueOf("Threads:")),
        Figure.of(openDescriptors),
        Figure.of(maxDescriptors),
        Figure.of(read),
        Figure.of(written),
        startedAt(age),
        age);
  }

  /**
   * The name of the program, in brackets, may hold blanks and brackets; columns count from behind
   * it.
   */
  private static Stat stat(ProcText text) {
    if (!text.nextLine() || !text.skipPastLast(')')) {
      return new Stat(ProcText.ABSENT, ProcText.ABSENT, ProcText.ABSENT);
    }
    text.skipWords(11);
    long user = text.number();
    long system = text.number();
    text.skipWords(6);
    return new Stat(user, system, text.number());
  }

  private @Nullable Double cpuSeconds(Stat ticks) {
    long nanos = beans.processCpuNanos();
    return nanos < 0 ? Figure.of(ticks.seconds()) : Figure.seconds(nanos, 1e9);
  }

  private @Nullable Double utilization(@Nullable Double seconds, long nanos, double cores) {
    Double before = cpuSecondsBefore;
    double granted = (nanos - nanosBefore) / 1e9 * cores;
    cpuSecondsBefore = seconds;
    nanosBefore = nanos;
    return before == null || seconds == null ? null : Figure.share(seconds - before, granted);
  }

  private double age(Stat ticks, double machineUptime) {
    double age = machineUptime - ticks.start / HostCpu.TICKS_PER_SECOND;
    return ticks.start >= 0 && age >= 0 ? age : beans.uptimeMillis() / 1e3;
  }

  /** Told once: later steps of the wall clock do not move the start. */
  private Instant startedAt(double age) {
    Instant known = startedAt;
    if (known == null) {
      known = time.now().minusMillis(Math.round(age * 1e3));
      startedAt = known;
    }
    return known;
  }

  @Override
  public void close() {
    stat.close();
    status.close();
    io.close();
    uptime.close();
  }
}
