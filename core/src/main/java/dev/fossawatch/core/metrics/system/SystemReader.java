package dev.fossawatch.core.metrics.system;

import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.time.TimeSource;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads the figures of machine, process and virtual machine. Nothing it meets in a file makes it
 * fail: what is missing, cut off or no number is a figure that is not told. Without {@code /proc},
 * as on other systems than Linux, it tells what the JDK's beans do: memory (on Windows also what is
 * available), swap, load, file system roots, process and virtual machine; no utilization of the
 * machine's processors, no disks and no networks.
 *
 * <p>Thread-safe, but one reader is meant to have one caller: shares of time are those between two
 * samples.
 */
public final class SystemReader implements AutoCloseable {
  /**
   * Samples are not taken closer together: the interval of a share would be too short to mean much.
   */
  private static final long MIN_INTERVAL = TimeUnit.MILLISECONDS.toNanos(500);

  /** How often that is read which changes seldom or costs much. */
  private static final long SLOW_INTERVAL = TimeUnit.MILLISECONDS.toNanos(9_900);

  private final Path root;
  private final Path proc;
  private final TimeSource time;
  private final InternalErrors errors;
  private final Scratch scratch = new Scratch();

  private final JdkBeans beans;
  private final CpuReader cpu;
  private final MemoryReader memory;
  private final ProcFile loadavg;
  private final PressureReader pressure;
  private final FilesystemReader filesystems;
  private final DiskReader disks;
  private final NetworkReader networks;
  private final ProcessReader process;
  private final JvmReader jvm = new JvmReader();

  private @Nullable SystemMetrics latest;
  private @Nullable PressureMetrics stalls;
  private long latestNanos;
  private long refreshedNanos;

  /** Reads this machine. Faults of its own are recorded, and the last good sample stands. */
  public static SystemReader ofThisMachine(TimeSource time, InternalErrors errors) {
    return new SystemReader(
        Path.of("/"), JdkBeans.ofThisMachine(), DiskSpace.ofThisMachine(), time, errors);
  }

  /**
   * Reads a real or recorded machine.
   *
   * @param root the directory that holds {@code proc} and {@code sys}, and below which the mount
   *     points of control groups are looked for
   */
  SystemReader(Path root, JdkBeans beans, DiskSpace disk, TimeSource time, InternalErrors errors) {
    this.root = root;
    this.proc = root.resolve("proc");
    this.time = time;
    this.errors = errors;
    this.beans = beans;
    this.cpu = new CpuReader(proc, scratch, beans);
    this.memory = new MemoryReader(proc, scratch, beans);
    this.loadavg = new ProcFile(proc.resolve("loadavg"), scratch);
    this.pressure = new PressureReader(proc, scratch);
    this.filesystems = new FilesystemReader(beans, disk, time);
    this.disks = new DiskReader(proc, root.resolve("sys"), scratch);
    this.networks = new NetworkReader(proc, scratch);
    this.process = new ProcessReader(proc, scratch, beans, time);
  }

  /**
   * Takes a sample. Within half a second of the last one, that one is returned again. Never waits
   * for a disk or a network.
   */
  public synchronized SystemMetrics read() {
    long nanos = time.nanos();
    SystemMetrics last = latest;
    if (last != null && nanos - latestNanos < MIN_INTERVAL) {
      return last;
    }
    try {
      last = sample(nanos, last == null);
    } catch (RuntimeException fault) {
      errors.record("system figures", fault);
      if (last == null) {
        throw fault;
      }
    }
    latest = last;
    latestNanos = nanos;
    return last;
  }

  private SystemMetrics sample(long nanos, boolean first) {
    if (first || nanos - refreshedNanos >= SLOW_INTERVAL) {
      refreshedNanos = nanos;
      refresh();
    }
    return sample(nanos);
  }

  private SystemMetrics sample(long nanos) {
    double uptime = process.machineUptime();
    return new SystemMetrics(
        time.now(),
        Figure.of(uptime),
        cpu.read(nanos),
        load(),
        memory.memory(),
        memory.swap(),
        stalls,
        filesystems.read(),
        disks.read(nanos),
        networks.read(),
        process.read(nanos, cpu.effectiveCores(), uptime),
        jvm.read());
  }

  private void refresh() {
    try {
      refreshAll();
    } catch (RuntimeException fault) {
      errors.record("system figures that change seldom", fault);
    }
  }

  private void refreshAll() {
    List<Mount> mounts = Mount.parse(ProcFile.readOnce(proc.resolve("self/mountinfo"), scratch));
    memory.refresh(groups("memory", mounts));
    cpu.refresh(groups("cpu", mounts), groups("cpuacct", mounts));
    filesystems.refresh(mounts);
    stalls = pressure.read();
    disks.refresh();
    process.refresh();
    jvm.refresh();
  }

  private Cgroups groups(String controller, List<Mount> mounts) {
    ProcText own = ProcFile.readOnce(proc.resolve("self/cgroup"), scratch);
    return Cgroups.of(controller, root, mounts, own);
  }

  private LoadAverage load() {
    ProcText text = loadavg.read();
    return text.nextLine()
        ? new LoadAverage(
            Figure.of(text.decimal()), Figure.of(text.decimal()), Figure.of(text.decimal()))
        : new LoadAverage(Figure.of(beans.loadAverage()), null, null);
  }

  /** Closes the files and lets go of the background threads. */
  @Override
  public synchronized void close() {
    cpu.close();
    memory.close();
    loadavg.close();
    pressure.close();
    filesystems.close();
    disks.close();
    networks.close();
    process.close();
  }
}
