package dev.fossawatch.core.metrics.system;

import java.nio.file.Path;

/**
 * Main memory and swap space: {@code /proc/meminfo} within the limits of the control groups; the
 * JDK's beans where there is none.
 */
final class MemoryReader implements AutoCloseable {
  private final Scratch scratch;
  private final JdkBeans beans;
  private final ProcFile meminfo;
  private final Path vmstat;
  private CgroupMemory group = CgroupMemory.unlimited();

  private long totalSwap = ProcText.ABSENT;
  private long freeSwap = ProcText.ABSENT;
  private long pagesIn = ProcText.ABSENT;
  private long pagesOut = ProcText.ABSENT;
  private long majorFaults = ProcText.ABSENT;

  MemoryReader(Path proc, Scratch scratch, JdkBeans beans) {
    this.scratch = scratch;
    this.beans = beans;
    this.meminfo = new ProcFile(proc.resolve("meminfo"), scratch);
    this.vmstat = proc.resolve("vmstat");
  }

  /** Takes over the limits of the control groups and the paging figures. */
  void refresh(Cgroups groups) {
    long host = meminfo.read().kibibytesOf("MemTotal:");
    group.close();
    group = CgroupMemory.of(groups, host, scratch);
    ProcText paging = ProcFile.readOnce(vmstat, scratch);
    pagesIn = paging.valueOf("pswpin ");
    pagesOut = paging.valueOf("pswpout ");
    majorFaults = paging.valueOf("pgmajfault ");
  }

  MemoryMetrics memory() {
    ProcText text = meminfo.read();
    long total = text.kibibytesOf("MemTotal:");
    if (total < 0) {
      totalSwap = beans.totalSwapBytes();
      freeSwap = beans.freeSwapBytes();
      return MemoryMetrics.of(
          beans.totalMemoryBytes(), beans.availableMemoryBytes(), LimitedBy.HOST);
    }
    long available = text.kibibytesOf("MemAvailable:");
    totalSwap = text.kibibytesOf("SwapTotal:");
    freeSwap = text.kibibytesOf("SwapFree:");
    return MemoryMetrics.of(
        Math.min(total, group.limit()),
        available < 0 ? ProcText.ABSENT : Math.min(available, group.left()),
        group.limit() < total ? LimitedBy.CGROUP : LimitedBy.HOST);
  }

  /** As of the last {@link #memory}. */
  SwapMetrics swap() {
    boolean known = totalSwap >= 0 && freeSwap >= 0;
    long used = known ? Math.max(0, totalSwap - freeSwap) : ProcText.ABSENT;
    return new SwapMetrics(
        Figure.of(totalSwap),
        Figure.of(used),
        Figure.of(freeSwap),
        Figure.share(used, totalSwap),
        Figure.of(pagesIn),
        Figure.of(pagesOut),
        Figure.of(majorFaults));
  }

  @Override
  public void close() {
    meminfo.close();
    group.close();
  }
}
