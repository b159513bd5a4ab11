package dev.fossawatch.core.metrics.system;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Processors: of the control group where it has a quota below the processors that the process may
 * run on, of the host otherwise.
 */
final class CpuReader implements AutoCloseable {
  private static final Pattern RANGE = Pattern.compile("(\\d{1,6})(?:-(\\d{1,6}))?");

  private final Path status;
  private final Scratch scratch;
  private final JdkBeans beans;
  private final HostCpu host;
  private @Nullable CgroupCpu group;
  private double allowedCores;

  CpuReader(Path proc, Scratch scratch, JdkBeans beans) {
    this.status = proc.resolve("self/status");
    this.scratch = scratch;
    this.beans = beans;
    this.host = new HostCpu(proc, scratch);
    this.allowedCores = beans.processors();
  }

  /** Takes over the processors this process may run on, and the smallest quota. */
  void refresh(Cgroups groups, Cgroups accounting) {
    allowedCores = allowedCores();
    CgroupCpu fresh = CgroupCpu.of(groups, accounting, scratch);
    if (fresh != null && fresh.isSameAs(group)) {
      fresh.close();
    } else {
      closeGroup();
      group = fresh;
    }
  }

  private double allowedCores() {
    ProcText text = ProcFile.readOnce(status, scratch);
    int count = 0;
    while (count == 0 && text.nextLine()) {
      count = text.skip("Cpus_allowed_list:") ? count(text.word()) : 0;
    }
    return count > 0 ? count : beans.processors();
  }

  /** How many processors a list such as {@code 0-3,8} names. */
  static int count(String list) {
    int count = 0;
    for (String range : list.split(",", -1)) {
      Matcher matcher = RANGE.matcher(range);
      if (matcher.matches()) {
        int first = Integer.parseInt(matcher.group(1));
        int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
        count += Math.max(0, last - first + 1);
      }
    }
    return count;
  }

  CpuMetrics read(long nanos) {
    HostCpu.Sample ofHost = host.read();
    CgroupCpu quota = group;
    CgroupCpu.Sample ofGroup = quota == null ? null : quota.read(nanos, allowedCores);
    boolean limited = ofGroup != null && ofGroup.known() && effectiveCores() < allowedCores;
    CpuModes shares = limited && ofGroup != null ? ofGroup.shares() : ofHost.shares();
    return new CpuMetrics(
        shares == null ? null : Math.max(0, 1 - shares.idle() - shares.iowait()),
        shares,
        ofHost.seconds(),
        beans.processors(),
        effectiveCores(),
        limited ? LimitedBy.CGROUP : LimitedBy.HOST,
        ofGroup == null ? null : ofGroup.throttledSeconds());
  }

  /** As in {@link CpuMetrics}. */
  double effectiveCores() {
    return group == null ? allowedCores : Math.min(allowedCores, group.cores());
  }

  private void closeGroup() {
    if (group != null) {
      group.close();
    }
  }

  @Override
  public void close() {
    host.close();
    closeGroup();
  }
}
