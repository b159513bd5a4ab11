package dev.fossawatch.core.metrics.system;

import org.jspecify.annotations.Nullable;

/**
 * The space of one mounted file system, read every ten seconds. The figures are null until they
 * were read for the first time and where the file system does not tell them.
 *
 * @param mount where it is mounted
 * @param device what is mounted
 * @param type type of the file system, such as {@code ext4}
 * @param totalBytes its size
 * @param usedBytes what is occupied
 * @param availableBytes what this process may still occupy; the rest is reserved for root
 * @param utilization used by (used + available), as {@code df} shows it, 0 to 1
 * @param stale true if the last attempt to read did not end in time; the figures are then the last
 *     known ones
 */
public record FilesystemMetrics(
    String mount,
    String device,
    String type,
    @Nullable Long totalBytes,
    @Nullable Long usedBytes,
    @Nullable Long availableBytes,
    @Nullable Double utilization,
    boolean stale) {

  static FilesystemMetrics of(Mount mount, @Nullable Space space, boolean stale) {
    if (space == null || space.totalBytes() <= 0) {
      return new FilesystemMetrics(
          mount.point(), mount.device(), mount.type(), null, null, null, null, stale);
    }
    long used = space.usedBytes();
    long available = space.availableBytes();
    return new FilesystemMetrics(
        mount.point(),
        mount.device(),
        mount.type(),
        space.totalBytes(),
        used,
        available,
        Figure.share((double) used, (double) used + available),
        stale);
  }
}
