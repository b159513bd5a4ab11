package dev.fossawatch.core.store;

/** How safe a change is. */
public enum Durability {
  /** It survives the process, and the machine as far as its disks keep what they promise. */
  DURABLE,
  /**
   * It is in memory, and on disk only once the disk takes it; until then the process's end loses
   * it.
   */
  MEMORY
}
