package dev.fossawatch.core.metrics.system;

import dev.fossawatch.core.time.TimeSource;
import java.util.List;

/** The mounts that are shown, with the space that {@link SpaceProbe} read last. */
final class FilesystemReader implements AutoCloseable {
  private final JdkBeans beans;
  private final SpaceProbe probe;
  private List<Mount> mounts = List.of();

  FilesystemReader(JdkBeans beans, DiskSpace disk, TimeSource time) {
    this.beans = beans;
    this.probe = new SpaceProbe(disk, time);
  }

  /** Takes over the mount table and has the space of each mount read again in the background. */
  void refresh(List<Mount> table) {
    mounts = table.isEmpty() ? roots() : MountTable.shown(table);
    probe.refresh(mounts.stream().map(Mount::point).toList());
  }

  /** Without a mount table, as on other systems than Linux, the roots that the JDK knows. */
  private List<Mount> roots() {
    return beans.fileSystemRoots().stream()
        .limit(MountTable.MAX_MOUNTS)
        .map(root -> new Mount(root, "/", root, "", root, ""))
        .toList();
  }

  List<FilesystemMetrics> read() {
    return mounts.stream().map(probe::metrics).toList();
  }

  @Override
  public void close() {
    probe.close();
  }
}
