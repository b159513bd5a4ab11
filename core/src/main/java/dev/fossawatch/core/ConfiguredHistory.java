package dev.fossawatch.core;

import dev.fossawatch.core.config.FossawatchConfig;
import dev.fossawatch.core.history.HistoryFiles;
import dev.fossawatch.core.history.SeriesStore;
import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.metrics.MetricsCollector;
import dev.fossawatch.core.store.DataDirectory;
import dev.fossawatch.core.store.OwnerOnly;
import dev.fossawatch.core.store.segment.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The history that a configuration asks for, and its files where there is a directory. Files that
 * cannot be read or written are no reason not to start: the history is then kept in memory, and the
 * check says so.
 */
final class ConfiguredHistory implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConfiguredHistory.class);
  private static final long MEMORY_BYTES = 64L * 1024 * 1024;
  private static final long DISK_BYTES = 1024L * 1024 * 1024;

  private final SeriesStore store;
  private final boolean hasDirectory;
  private @Nullable HistoryFiles files;
  private @Nullable String problem;

  ConfiguredHistory(FossawatchConfig config, DataDirectory directory, InternalErrors errors) {
    store =
        new SeriesStore(
            config.application(),
            config.instance(),
            config.metrics().maxSeries(),
            config.metrics().retentionHours(),
            MEMORY_BYTES);
    hasDirectory = directory.path().isPresent();
    directory.path().ifPresent(path -> open(path.resolve("history"), errors));
  }

  private void open(Path path, InternalErrors errors) {
    try {
      Disk disk = Disk.of(OwnerOnly.directory(path));
      files = HistoryFiles.open(store, disk, DISK_BYTES, errors);
    } catch (IOException unusable) {
      problem = unusable.getMessage() + "; it is tried again at the next start";
      LOG.error(
          "Fossawatch keeps the history of metrics in memory alone and forgets it at the end of"
              + " this process. {}",
          unusable.getMessage());
    }
  }

  SeriesStore store() {
    return store;
  }

  /** Whether it reaches the disk; empty where it is not meant to. */
  Optional<HistoryCheck> check() {
    return hasDirectory ? Optional.of(new HistoryCheck(this::problem)) : Optional.empty();
  }

  private Optional<String> problem() {
    return files == null ? Optional.ofNullable(problem) : files.problem();
  }

  void addTo(MetricsCollector metrics) {
    metrics.gauge(
        "fossawatch_history_bytes",
        "What the history takes, blocks that still grow in memory left out.",
        "place",
        this::bytes);
    metrics.counter(
        "fossawatch_history_dropped_blocks_total",
        "Blocks of samples that went before their time.",
        "reason",
        this::dropped);
  }

  private Map<String, Double> bytes() {
    Map<String, Double> bytes = new HashMap<>();
    bytes.put("memory", (double) store.bytes());
    if (files != null) {
      bytes.put("disk", (double) files.bytes());
    }
    return bytes;
  }

  private Map<String, Double> dropped() {
    Map<String, Double> dropped = new HashMap<>();
    dropped.put("memory", (double) store.droppedBlocks());
    if (files != null) {
      dropped.put("disk", (double) files.droppedBlocks());
      dropped.put("broken", (double) files.broken());
    }
    return dropped;
  }

  void start() {
    if (files != null) {
      files.start();
    }
  }

  @Override
  public void close() throws IOException {
    if (files != null) {
      files.close();
    }
  }
}
