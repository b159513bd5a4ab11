package dev.fossawatch.core.health;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Whether a directory can be written to, found out by writing, and how full its file system is,
 * computed as {@code df} does: used / (used + available to this user). Thread-safe.
 */
public final class FileSystemCheck implements HealthCheck {
  private static final int PROBE_BYTES = 4096;

  private final Path directory;
  private final boolean written;
  private final Thresholds thresholds;

  /**
   * @param written whether a file of 4 KiB is written and deleted
   * @param thresholds how full the file system may be
   */
  public FileSystemCheck(Path directory, boolean written, Thresholds thresholds) {
    this.directory = directory;
    this.written = written;
    this.thresholds = thresholds;
  }

  @Override
  public HealthResult check() {
    if (!Files.isDirectory(directory)) {
      return HealthResult.unhealthy(
          "there is no directory " + directory, "Create it, or mount what should be there.");
    }
    try {
      FileStore store = Files.getFileStore(directory);
      if (written) {
        probe();
      }
      return judge(store);
    } catch (IOException failure) {
      return HealthResult.unhealthy(
          SafeText.of(failure),
          "See that the disk is sound, mounted for writing and not full, and whose the directory"
              + " is.");
    }
  }

  private void probe() throws IOException {
    Path file = directory.resolve(".fossawatch-" + UUID.randomUUID());
    try (WritableByteChannel channel =
        Files.newByteChannel(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE)) {
      ByteBuffer bytes = ByteBuffer.allocate(PROBE_BYTES);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  private HealthResult judge(FileStore store) throws IOException {
    long available = store.getUsableSpace();
    double used = (double) store.getTotalSpace() - store.getUnallocatedSpace();
    double share = used <= 0 ? 0 : used / (used + available);
    Map<String, String> details = new LinkedHashMap<>();
    details.put("directory", directory.toString());
    details.put("file_system", store.name() + " (" + store.type() + ")");
    details.put("used_percent", Thresholds.percent(share));
    details.put("available_mb", String.valueOf(available / 1_000_000));
    return thresholds
        .judge("file system used", share, "Delete what is not needed, or enlarge the file system.")
        .with(details);
  }
}
