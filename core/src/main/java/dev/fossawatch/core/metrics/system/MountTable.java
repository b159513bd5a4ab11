package dev.fossawatch.core.metrics.system;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which mounts are shown: those whose space can run out for the application, each file system once.
 * The reasons stand in RATIONALE.md.
 */
final class MountTable {
  static final int MAX_MOUNTS = 64;

  /** Longer mount points, devices and types are left out. */
  private static final int MAX_NAME = 256;

  /** Views of the kernel, without space. */
  private static final Set<String> WITHOUT_SPACE =
      Set.of(
          "autofs",
          "binder",
          "binfmt_misc",
          "bpf",
          "cgroup",
          "cgroup2",
          "configfs",
          "debugfs",
          "devpts",
          "devtmpfs",
          "efivarfs",
          "fuse.lxcfs",
          "fuse.portal",
          "fusectl",
          "hugetlbfs",
          "mqueue",
          "nfsd",
          "nsfs",
          "proc",
          "pstore",
          "ramfs",
          "rootfs",
          "rpc_pipefs",
          "securityfs",
          "selinuxfs",
          "sysfs",
          "tracefs");

  /** Images that are full from the day they were made. */
  private static final Set<String> IMAGES =
      Set.of("cramfs", "erofs", "iso9660", "romfs", "squashfs", "udf");

  /** Where applications write to memory as if it were a disk. */
  private static final Set<String> SHOWN_TMPFS = Set.of("/dev/shm", "/tmp", "/var/tmp");

  private MountTable() {}

  static List<Mount> shown(List<Mount> mounts) {
    return byFileSystem(onTop(mounts)).values().stream().limit(MAX_MOUNTS).toList();
  }

  /** Of several mounts on one point, only the last can be seen. */
  private static Collection<Mount> onTop(List<Mount> mounts) {
    Map<String, Mount> byPoint = new LinkedHashMap<>();
    for (Mount mount : mounts) {
      byPoint.put(mount.point(), mount);
    }
    return byPoint.values();
  }

  private static Map<String, Mount> byFileSystem(Collection<Mount> mounts) {
    Map<String, Mount> byFileSystem = new LinkedHashMap<>();
    for (Mount mount : mounts) {
      if (isShown(mount)) {
        byFileSystem.merge(mount.deviceNumber(), mount, MountTable::moreTelling);
      }
    }
    return byFileSystem;
  }

  /** The whole file system rather than a directory of it, then the shorter path. */
  private static Mount moreTelling(Mount one, Mount other) {
    boolean oneIsWhole = one.root().equals("/");
    if (oneIsWhole != other.root().equals("/")) {
      return oneIsWhole ? one : other;
    }
    return one.point().length() <= other.point().length() ? one : other;
  }

  private static boolean isShown(Mount mount) {
    String type = mount.type();
    if (WITHOUT_SPACE.contains(type) || IMAGES.contains(type) || hasLongName(mount)) {
      return false;
    }
    return switch (type) {
      case "overlay" -> mount.point().equals("/");
      case "tmpfs" -> SHOWN_TMPFS.contains(mount.point());
      default -> true;
    };
  }

  private static boolean hasLongName(Mount mount) {
    return mount.point().length() > MAX_NAME
        || mount.device().length() > MAX_NAME
        || mount.type().length() > MAX_NAME;
  }
}
