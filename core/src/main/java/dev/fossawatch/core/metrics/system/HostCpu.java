package dev.fossawatch.core.metrics.system;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The processors of the host together: the first line of {@code /proc/stat}.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_stat.5.html">proc_stat(5)</a>
 */
final class HostCpu implements AutoCloseable {
  /** The unit of times in {@code /proc}: on all common platforms a hundredth of a second. */
  static final double TICKS_PER_SECOND = 100;

  /** More than the first line can have. */
  private static final int FIRST_LINE = 4096;

  /**
   * User, nice, system, idle, iowait, irq, softirq and steal; what follows is part of the first
   * two.
   */
  private static final int COLUMNS = 8;

  /** Kernels before 2.6 end here. */
  private static final int COLUMNS_NEEDED = 4;

  private final ProcFile stat;
  private long @Nullable [] before;

  /** As in {@link CpuMetrics}. */
  record Sample(@Nullable CpuModes shares, @Nullable CpuModes seconds) {}

  HostCpu(Path proc, Scratch scratch) {
    this.stat = new ProcFile(proc.resolve("stat"), scratch, FIRST_LINE);
  }

  Sample read() {
    long[] now = ticks(stat.read());
    if (now == null) {
      return new Sample(null, null);
    }
    long[] last = before;
    CpuModes shares = last == null ? null : shares(last, now);
    if (last != null) {
      neverLess(last, now);
    }
    before = now;
    return new Sample(shares, modes(now, TICKS_PER_SECOND));
  }

  private static long @Nullable [] ticks(ProcText text) {
    if (!text.nextLine() || !text.skip("cpu ")) {
      return null;
    }
    long[] ticks = new long[COLUMNS];
    for (int i = 0; i < COLUMNS; i++) {
      long column = text.number();
      if (column < 0 && i < COLUMNS_NEEDED) {
        return null;
      }
      ticks[i] = Math.max(0, column);
    }
    return ticks;
  }

  /** The kernel's idle and iowait can step back a little; a counter of ours must not. */
  private static void neverLess(long[] last, long[] now) {
    for (int i = 0; i < COLUMNS; i++) {
      now[i] = Math.max(now[i], last[i]);
    }
  }

  private static @Nullable CpuModes shares(long[] last, long[] now) {
    long[] spent = new long[COLUMNS];
    double sum = 0;
    for (int i = 0; i < COLUMNS; i++) {
      spent[i] = Math.max(0, now[i] - last[i]);
      sum += spent[i];
    }
    return sum > 0 ? modes(spent, sum) : null;
  }

  private static CpuModes modes(long[] ticks, double unit) {
    return new CpuModes(
        ticks[0] / unit,
        ticks[1] / unit,
        ticks[2] / unit,
        ticks[3] / unit,
        ticks[4] / unit,
        ((double) ticks[5] + ticks[6]) / unit,
        ticks[7] / unit);
  }

  @Override
  public void close() {
    stat.close();
  }
}
