package dev.fossawatch.core.metrics.system;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whole devices of {@code /proc/diskstats}: those that {@code /sys/block} lists, which leaves out
 * partitions, and that were used at all. Without {@code /sys/block} there are none.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/iostats.html">I/O statistics fields</a>
 */
final class DiskReader implements AutoCloseable {
  static final int MAX_DISKS = 32;

  private static final int MAX_LISTED = 4096;

  private static final int READS = 0;
  private static final int SECTORS_READ = 2;
  private static final int WRITES = 4;
  private static final int SECTORS_WRITTEN = 6;
  private static final int BUSY_MILLIS = 9;
  private static final int COLUMNS = 10;

  /** What the kernel counts in, whatever the device's own sectors are. */
  private static final long SECTOR = 512;

  /** Memory and files posing as disks, and drives for media that come and go. */
  private static final Pattern NOT_A_DISK = Pattern.compile("(?:loop|ram|zram|fd|sr|nbd)\\d+");

  private final Path block;
  private final ProcFile diskstats;
  private Set<String> devices = Set.of();
  private Map<String, Long> busyBefore = Map.of();
  private long nanosBefore;

  DiskReader(Path proc, Path sys, Scratch scratch) {
    this.block = sys.resolve("block");
    this.diskstats = new ProcFile(proc.resolve("diskstats"), scratch);
  }

  /** Takes over which devices there are. */
  void refresh() {
    Set<String> names = new HashSet<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(block)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName()).replace('!', '/');
        if (names.size() < MAX_LISTED && !NOT_A_DISK.matcher(name).matches()) {
          names.add(name);
        }
      }
    } catch (IOException | DirectoryIteratorException | SecurityException unreadable) {
      names.clear();
    }
    devices = names;
  }

  List<DiskMetrics> read(long nanos) {
    double elapsedNanos = (double) (nanos - nanosBefore);
    List<DiskMetrics> disks = new ArrayList<>();
    Map<String, Long> busy = new HashMap<>();
    ProcText text = diskstats.read();
    while (disks.size() < MAX_DISKS && text.nextLine()) {
      text.skipWords(2);
      String device = text.word();
      long[] columns = text.numbers(devices.contains(device) ? COLUMNS : 0);
      if (columns.length > 0 && (columns[READS] > 0 || columns[WRITES] > 0)) {
        disks.add(disk(device, columns, elapsedNanos));
        busy.put(device, columns[BUSY_MILLIS]);
      }
    }
    busyBefore = busy;
    nanosBefore = nanos;
    return disks;
  }

  private DiskMetrics disk(String device, long[] columns, double elapsedNanos) {
    return new DiskMetrics(
        device,
        bytes(columns[SECTORS_READ]),
        bytes(columns[SECTORS_WRITTEN]),
        Figure.of(columns[READS]),
        Figure.of(columns[WRITES]),
        Figure.seconds(columns[BUSY_MILLIS], 1e3),
        busyShare(busyBefore.get(device), columns[BUSY_MILLIS], elapsedNanos));
  }

  private static @Nullable Long bytes(long sectors) {
    return sectors < 0 || sectors > Long.MAX_VALUE / SECTOR ? null : sectors * SECTOR;
  }

  /**
   * A counter that went back, as after a device was replaced, says nothing about the time between.
   */
  private static @Nullable Double busyShare(
      @Nullable Long before, long busyMillis, double elapsedNanos) {
    return before == null || before < 0
        ? null
        : Figure.share((busyMillis - before) * 1e6, elapsedNanos);
  }

  @Override
  public void close() {
    diskstats.close();
  }
}
