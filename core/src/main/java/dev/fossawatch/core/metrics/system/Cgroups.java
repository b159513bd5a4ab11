package dev.fossawatch.core.metrics.system;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the control groups of this process are: one directory per level, from its own group up to
 * the topmost that can be seen from here. A limit on any level counts.
 *
 * @param unified true for version 2
 * @param levels directories, the process' own first; empty without control groups
 * @see <a href="https://man7.org/linux/man-pages/man7/cgroups.7.html">cgroups(7)</a>
 */
record Cgroups(boolean unified, List<Path> levels) {
  private static final int MAX_LEVELS = 32;
  private static final Cgroups NONE = new Cgroups(true, List.of());

  /**
   * The groups that a controller governs: of version 1 if it is mounted there, else of version 2.
   *
   * @param root where the root directory of the recorded or real tree is
   * @param ownGroups {@code /proc/self/cgroup}
   */
  static Cgroups of(String controller, Path root, List<Mount> mounts, ProcText ownGroups) {
    Cgroups legacy = find(false, controller, root, mounts, ownGroups);
    return legacy.levels.isEmpty() ? find(true, "", root, mounts, ownGroups) : legacy;
  }

  private static Cgroups find(
      boolean unified, String controller, Path root, List<Mount> mounts, ProcText ownGroups) {
    String group = groupOf(controller, ownGroups);
    if (group == null) {
      return NONE;
    }
    for (Mount mount : mounts) {
      if (unified
          ? mount.type().equals("cgroup2")
          : mount.type().equals("cgroup") && mount.hasSuperOption(controller)) {
        return new Cgroups(unified, levels(root, mount, group));
      }
    }
    return NONE;
  }

  /** Lines look like {@code 4:cpu,cpuacct:/path}; version 2 is the one without controllers. */
  private static @Nullable String groupOf(String controller, ProcText ownGroups) {
    ownGroups.rewind();
    while (ownGroups.nextLine()) {
      ownGroups.upTo(':');
      if (Set.of(ownGroups.upTo(':').split(",", -1)).contains(controller)) {
        return ownGroups.upTo('\n');
      }
    }
    return null;
  }

  private static List<Path> levels(Path root, Mount mount, String group) {
    try {
      Path top = root.resolve(mount.point().substring(1)).normalize();
      Path own = top.resolve(below(mount.root(), group)).normalize();
      return own.startsWith(top) ? upwards(own, top) : List.of(top);
    } catch (InvalidPathException hostile) {
      return List.of();
    }
  }

  /** The group's path below the mount, which may show only a part of the hierarchy. */
  private static String below(String mountRoot, String group) {
    String path = "";
    if (mountRoot.equals("/")) {
      path = group;
    } else if (group.startsWith(mountRoot + "/")) {
      path = group.substring(mountRoot.length());
    }
    return path.startsWith("/") ? path.substring(1) : path;
  }

  private static List<Path> upwards(Path own, Path top) {
    List<Path> levels = new ArrayList<>();
    Path level = own;
    while (level != null && level.startsWith(top) && levels.size() < MAX_LEVELS) {
      levels.add(level);
      level = level.getParent();
    }
    return levels;
  }
}
