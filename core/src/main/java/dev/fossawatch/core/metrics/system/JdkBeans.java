package dev.fossawatch.core.metrics.system;

import java.util.List;

/**
 * What the JDK tells about machine and process, for what {@code /proc} does not tell. A number that
 * is not known is negative. The CPU load calls of the JDK are left out on purpose: they answer with
 * the load since the last call of anybody in the virtual machine.
 */
interface JdkBeans {

  /** Processors the virtual machine sees, at least 1. */
  int processors();

  /** Load average of the last minute. */
  double loadAverage();

  /** Processor time of this process in nanoseconds, never decreasing. */
  long processCpuNanos();

  /** Main memory in bytes, a container's limit respected. */
  long totalMemoryBytes();

  /** Memory that can be allocated without swapping, in bytes. */
  long availableMemoryBytes();

  long totalSwapBytes();

  long freeSwapBytes();

  /** Address space of this process in bytes. */
  long virtualBytes();

  long openFileDescriptors();

  long maxFileDescriptors();

  /** Time since the virtual machine was started, in milliseconds. */
  long uptimeMillis();

  /** Roots of the file systems, such as {@code C:\}. */
  List<String> fileSystemRoots();

  /** The beans of this virtual machine; a runtime image without them knows less. */
  static JdkBeans ofThisMachine() {
    try {
      return new PlatformBeans();
    } catch (LinkageError | IllegalArgumentException withoutManagementModule) {
      return new StandardBeans();
    }
  }
}
