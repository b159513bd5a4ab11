package dev.fossawatch.core.metrics.system;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * This virtual machine.
 *
 * @param version of the runtime, such as {@code 17.0.15+6}
 * @param name of the virtual machine
 * @param heap memory for objects
 * @param nonHeap memory for classes, code and the like
 * @param pools the parts of both
 * @param collectors garbage collectors
 * @param threads platform threads; virtual threads are not counted
 * @param classes classes
 * @param buffers memory outside the heap that programs use through buffers
 */
public record JvmMetrics(
    String version,
    String name,
    Memory heap,
    Memory nonHeap,
    List<Pool> pools,
    List<Collector> collectors,
    Threads threads,
    Classes classes,
    List<BufferPool> buffers) {

  /** Copies the lists. */
  public JvmMetrics {
    pools = List.copyOf(pools);
    collectors = List.copyOf(collectors);
    buffers = List.copyOf(buffers);
  }

  /**
   * A part of the virtual machine's memory.
   *
   * @param usedBytes occupied, garbage not yet collected included
   * @param committedBytes given by the operating system
   * @param maxBytes the most it may grow to; null without a limit
   */
  public record Memory(long usedBytes, long committedBytes, @Nullable Long maxBytes) {}

  /**
   * A memory pool.
   *
   * @param name as the virtual machine calls it
   * @param type {@code heap} or {@code non_heap}
   * @param memory its size
   * @param usedAfterLastGcBytes what was still occupied after the last collection; null for pools
   *     that are not collected
   */
  public record Pool(
      String name, String type, Memory memory, @Nullable Long usedAfterLastGcBytes) {}

  /**
   * A garbage collector.
   *
   * @param name as the virtual machine calls it
   * @param count collections so far
   * @param seconds time they took
   */
  public record Collector(String name, long count, double seconds) {}

  /**
   * Threads.
   *
   * @param count live ones
   * @param peak the most there were at once
   * @param daemon live ones that do not keep the virtual machine alive
   * @param byState live ones by state, read every ten seconds
   */
  public record Threads(int count, int peak, int daemon, List<ThreadState> byState) {
    /** Copies the list. */
    public Threads {
      byState = List.copyOf(byState);
    }
  }

  /**
   * Threads of one state.
   *
   * @param state {@code new}, {@code runnable}, {@code blocked}, {@code waiting}, {@code
   *     timed_waiting} or {@code terminated}
   * @param daemon whether they are daemons
   * @param count how many there are
   */
  public record ThreadState(String state, boolean daemon, int count) {}

  /**
   * Classes.
   *
   * @param loaded currently loaded
   * @param totalLoaded loaded since start
   * @param unloaded unloaded since start
   */
  public record Classes(int loaded, long totalLoaded, long unloaded) {}

  /**
   * A pool of buffers.
   *
   * @param name as the virtual machine calls it
   * @param count buffers
   * @param usedBytes memory they occupy
   * @param capacityBytes their capacity
   */
  public record BufferPool(String name, long count, long usedBytes, long capacityBytes) {}
}
