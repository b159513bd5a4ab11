package dev.fossawatch.core.metrics.system;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** What a runtime with the module {@code jdk.management} tells on top. */
final class PlatformBeans extends StandardBeans {
  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  @Override
  public long processCpuNanos() {
    return system.getProcessCpuTime();
  }

  @Override
  public long totalMemoryBytes() {
    return system.getTotalMemorySize();
  }

  /** Only on Windows does the JDK's free memory include what caches would give back. */
  @Override
  public long availableMemoryBytes() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return name.startsWith("windows") ? system.getFreeMemorySize() : ProcText.ABSENT;
  }

  @Override
  public long totalSwapBytes() {
    return system.getTotalSwapSpaceSize();
  }

  @Override
  public long freeSwapBytes() {
    return system.getFreeSwapSpaceSize();
  }

  @Override
  public long virtualBytes() {
    return system.getCommittedVirtualMemorySize();
  }

  @Override
  public long openFileDescriptors() {
    return system instanceof UnixOperatingSystemMXBean unix
        ? unix.getOpenFileDescriptorCount()
        : ProcText.ABSENT;
  }

  @Override
  public long maxFileDescriptors() {
    return system instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount()
        : ProcText.ABSENT;
  }
}
