package dev.fossawatch.core.metrics.system;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The smallest processor quota among the process' control groups, and what that group has used. */
final class CgroupCpu implements AutoCloseable {
  private static final long NANOS_PER_MICRO = 1000;

  private final boolean unified;
  private final Path directory;
  private final double cores;
  private final ProcFile stat;
  private final ProcFile user;
  private final ProcFile system;

  private @Nullable Usage before;
  private long nanosBefore;

  /**
   * As in {@link CpuMetrics}.
   *
   * @param known whether the group's usage can be told at all
   */
  record Sample(boolean known, @Nullable CpuModes shares, @Nullable Double throttledSeconds) {}

  /** Processor time of the group in nanoseconds. */
  private record Usage(long user, long system) {}

  private CgroupCpu(
      boolean unified, Path directory, Path accounting, double cores, Scratch scratch) {
    this.unified = unified;
    this.directory = directory;
    this.cores = cores;
    this.stat = new ProcFile(directory.resolve("cpu.stat"), scratch);
    this.user = new ProcFile(accounting.resolve("cpuacct.usage_user"), scratch);
    this.system = new ProcFile(accounting.resolve("cpuacct.usage_sys"), scratch);
  }

  /**
   * The group with the smallest quota, or null if no level has one.
   *
   * @param accounting where version 1 keeps the usage, which may be another hierarchy
   */
  static @Nullable CgroupCpu of(Cgroups groups, Cgroups accounting, Scratch scratch) {
    int smallest = -1;
    double cores = Double.POSITIVE_INFINITY;
    for (int i = 0; i < groups.levels().size(); i++) {
      double quota = quota(groups.unified(), groups.levels().get(i), scratch);
      if (quota < cores) {
        smallest = i;
        cores = quota;
      }
    }
    return smallest < 0
        ? null
        : new CgroupCpu(
            groups.unified(),
            groups.levels().get(smallest),
            sameLevel(groups.levels(), smallest, accounting.levels()),
            cores,
            scratch);
  }

  /** The level as far below the top in the other hierarchy. */
  private static Path sameLevel(List<Path> levels, int index, List<Path> others) {
    int other = others.size() - (levels.size() - index);
    return other < 0 ? levels.get(index) : others.get(other);
  }

  /** In processors; NaN without a quota. */
  private static double quota(boolean unified, Path directory, Scratch scratch) {
    long quota;
    long period;
    if (unified) {
      ProcText max = ProcFile.readOnce(directory.resolve("cpu.max"), scratch);
      quota = max.firstNumber();
      period = max.number();
    } else {
      quota = ProcFile.readOnce(directory.resolve("cpu.cfs_quota_us"), scratch).firstNumber();
      period = ProcFile.readOnce(directory.resolve("cpu.cfs_period_us"), scratch).firstNumber();
    }
    return quota > 0 && period > 0 ? (double) quota / period : Double.NaN;
  }

  double cores() {
    return cores;
  }

  boolean isSameAs(@Nullable CgroupCpu other) {
    return other != null && other.cores == cores && other.directory.equals(directory);
  }

  /** Shares are those of the time that the quota grants, or these cores, where they are less. */
  Sample read(long nanos, double allowedCores) {
    ProcText figures = stat.read();
    long throttled =
        unified ? nanos(figures, "throttled_usec ") : figures.valueOf("throttled_time ");
    Usage usage = usage(figures);
    Usage last = before;
    double granted = (nanos - nanosBefore) * Math.min(cores, allowedCores);
    before = usage;
    nanosBefore = nanos;
    return new Sample(
        usage != null,
        usage == null || last == null ? null : shares(last, usage, granted),
        Figure.seconds(throttled, 1e9));
  }

  private @Nullable Usage usage(ProcText figures) {
    long inUser = unified ? nanos(figures, "user_usec ") : user.read().firstNumber();
    long inSystem = unified ? nanos(figures, "system_usec ") : system.read().firstNumber();
    return inUser < 0 || inSystem < 0 ? null : new Usage(inUser, inSystem);
  }

  /** A burst may exceed what was granted a little. */
  private static @Nullable CpuModes shares(Usage last, Usage now, double granted) {
    double user = Math.max(0, now.user - last.user);
    double system = Math.max(0, now.system - last.system);
    double whole = Math.max(granted, user + system);
    return granted <= 0
        ? null
        : new CpuModes(user / whole, 0, system / whole, (whole - user - system) / whole, 0, 0, 0);
  }

  private static long nanos(ProcText figures, String micro) {
    long micros = figures.valueOf(micro);
    boolean known = micros >= 0 && micros <= Long.MAX_VALUE / NANOS_PER_MICRO;
    return known ? micros * NANOS_PER_MICRO : ProcText.ABSENT;
  }

  @Override
  public void close() {
    stat.close();
    user.close();
    system.close();
  }
}
