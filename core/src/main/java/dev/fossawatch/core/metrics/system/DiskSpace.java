package dev.fossawatch.core.metrics.system;

import java.io.File;

/** Asks a file system for its space. */
interface DiskSpace {

  /** May take arbitrarily long: the server of a network file system may be gone. */
  Space of(String mountPoint);

  /** The operating system's answer. */
  static DiskSpace ofThisMachine() {
    return mountPoint -> {
      File file = new File(mountPoint);
      return new Space(file.getTotalSpace(), file.getFreeSpace(), file.getUsableSpace());
    };
  }
}
