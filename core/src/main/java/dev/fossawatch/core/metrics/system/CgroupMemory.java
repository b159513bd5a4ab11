package dev.fossawatch.core.metrics.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The memory limits of the process' control groups: those of all levels, since the kernel enforces
 * them all. Occupied is what the group uses less its inactive page cache, which the kernel gives up
 * before it kills anything.
 */
final class CgroupMemory implements AutoCloseable {
  private final List<Level> levels;

  private record Level(long limit, ProcFile usage, ProcFile stat, String inactiveFile) {

    /** What the group may still allocate; {@link Long#MAX_VALUE} where it cannot be told. */
    long left() {
      long used = usage.read().firstNumber();
      long inactive = Math.max(0, stat.read().valueOf(inactiveFile));
      return used < 0 ? Long.MAX_VALUE : Math.max(0, limit - Math.max(0, used - inactive));
    }
  }

  private CgroupMemory(List<Level> levels) {
    this.levels = levels;
  }

  static CgroupMemory unlimited() {
    return new CgroupMemory(List.of());
  }

  /** Limits that are not below the host's memory are none. */
  static CgroupMemory of(Cgroups groups, long hostBytes, Scratch scratch) {
    List<Level> levels = new ArrayList<>();
    for (Path directory : groups.levels()) {
      long limit = limit(groups.unified(), directory, scratch);
      if (limit >= 0 && (hostBytes < 0 || limit < hostBytes)) {
        levels.add(level(groups.unified(), directory, limit, scratch));
      }
    }
    return new CgroupMemory(List.copyOf(levels));
  }

  private static long limit(boolean unified, Path directory, Scratch scratch) {
    if (unified) {
      return ProcFile.readOnce(directory.resolve("memory.max"), scratch).firstNumber();
    }
    long own = ProcFile.readOnce(directory.resolve("memory.limit_in_bytes"), scratch).firstNumber();
    long inherited =
        ProcFile.readOnce(directory.resolve("memory.stat"), scratch)
            .valueOf("hierarchical_memory_limit ");
    return own < 0 || inherited < 0 ? Math.max(own, inherited) : Math.min(own, inherited);
  }

  private static Level level(boolean unified, Path directory, long limit, Scratch scratch) {
    return new Level(
        limit,
        new ProcFile(
            directory.resolve(unified ? "memory.current" : "memory.usage_in_bytes"), scratch),
        new ProcFile(directory.resolve("memory.stat"), scratch),
        unified ? "inactive_file " : "total_inactive_file ");
  }

  /** The smallest limit in bytes; {@link Long#MAX_VALUE} without one. */
  long limit() {
    return levels.stream().mapToLong(Level::limit).min().orElse(Long.MAX_VALUE);
  }

  /** What is left under the fullest limit, in bytes; {@link Long#MAX_VALUE} without one. */
  long left() {
    return levels.stream().mapToLong(Level::left).min().orElse(Long.MAX_VALUE);
  }

  @Override
  public void close() {
    for (Level level : levels) {
      level.usage.close();
      level.stat.close();
    }
  }
}
