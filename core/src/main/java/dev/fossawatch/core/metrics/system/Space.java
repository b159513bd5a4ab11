package dev.fossawatch.core.metrics.system;

/**
 * What {@code statvfs} tells about a file system, in bytes.
 *
 * @param totalBytes its size; 0 where it has none or cannot be asked
 * @param freeBytes what is not occupied, root's reserve included
 * @param availableBytes what this process may still occupy
 */
record Space(long totalBytes, long freeBytes, long availableBytes) {

  long usedBytes() {
    return Math.max(0, totalBytes - freeBytes);
  }
}
