package dev.fossawatch.core.metrics.system;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;

/** What every Java runtime tells. */
class StandardBeans implements JdkBeans {
  @Override
  public int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  @Override
  public double loadAverage() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  @Override
  public long processCpuNanos() {
    return ProcText.ABSENT;
  }

  @Override
  public long totalMemoryBytes() {
    return ProcText.ABSENT;
  }

  @Override
  public long availableMemoryBytes() {
    return ProcText.ABSENT;
  }

  @Override
  public long totalSwapBytes() {
    return ProcText.ABSENT;
  }

  @Override
  public long freeSwapBytes() {
    return ProcText.ABSENT;
  }

  @Override
  public long virtualBytes() {
    return ProcText.ABSENT;
  }

  @Override
  public long openFileDescriptors() {
    return ProcText.ABSENT;
  }

  @Override
  public long maxFileDescriptors() {
    return ProcText.ABSENT;
  }

  @Override
  public long uptimeMillis() {
    return ManagementFactory.getRuntimeMXBean().getUptime();
  }

  @Override
  public List<String> fileSystemRoots() {
    File[] roots = File.listRoots();
    return roots == null ? List.of() : Arrays.stream(roots).map(File::getPath).toList();
  }
}
