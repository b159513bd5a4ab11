package dev.fossawatch.core.history;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Interner;
import dev.fossawatch.core.history.block.Block;
import dev.fossawatch.core.history.block.BlockFormat;
import dev.fossawatch.core.store.segment.BrokenBlockException;
import dev.fossawatch.core.store.segment.Disk;
import dev.fossawatch.core.store.segment.SegmentFiles;
import dev.fossawatch.promql.model.Labels;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finished blocks on disk, one kind of segment files for each resolution, and those of them that
 * were read lately in memory. A block is stored behind the name of its track. Thread-safe; one
 * thread writes.
 */
final class StoredBlocks implements Closeable {
  private static final long MAX_FILE_BYTES = 32L * 1024 * 1024;
  private static final int FILES_KEPT = 12;

  private final Map<Resolution, SegmentFiles> files = new HashMap<>();
  private final Interner<Labels> labels = Interner.newWeakInterner();
  private final Cache<dev.fossawatch.core.store.segment.Block, Block> read;
  private final long maxBytes;

  /**
   * @param maxBytes how much of the disk they may take
   * @param maxMemory how much memory those read lately may take, in bytes
   */
  StoredBlocks(Disk disk, List<Resolution> resolutions, long maxBytes, long maxMemory)
      throws IOException {
    this.maxBytes = maxBytes;
    read =
        Caffeine.newBuilder()
            .maximumWeight(maxMemory)
            .weigher((Object where, Block block) -> (int) Math.min(block.weight(), 1 << 30))
            .executor(Runnable::run)
            .build();
    try {
      for (Resolution resolution : resolutions) {
        Duration span = Duration.ofMillis(resolution.keptMillis() / FILES_KEPT);
        files.put(
            resolution,
            SegmentFiles.open(disk, "history-" + resolution.name(), MAX_FILE_BYTES, span));
      }
    } catch (IOException | RuntimeException fault) {
      close();
      throw fault;
    }
  }

  /** All blocks there are, the oldest first. */
  List<KeptBlock> all() {
    List<KeptBlock> all = new ArrayList<>();
    files.forEach(
        (resolution, segments) ->
            segments.blocks().forEach(block -> all.add(new KeptBlock(resolution, block))));
    return all;
  }

  /** Stores a block, durably. */
  dev.fossawatch.core.store.segment.Block write(Resolution resolution, String track, Block block)
      throws IOException {
    byte[] name = track.getBytes(StandardCharsets.UTF_8);
    ByteBuffer head = ByteBuffer.allocate(Integer.BYTES + name.length);
    head.putInt(name.length).put(name).flip();
    dev.fossawatch.core.store.segment.Block stored =
        segments(resolution).append(block.from(), block.to(), head, BlockFormat.write(block));
    read.put(stored, block);
    return stored;
  }

  /** Whether a block of a track that begins at a time is stored. */
  boolean holds(Resolution resolution, String track, long from) throws IOException {
    for (dev.fossawatch.core.store.segment.Block block : segments(resolution).blocks()) {
      if (block.fromMillis() == from && track.equals(track(resolution, block))) {
        return true;
      }
    }
    return false;
  }

  private String track(Resolution resolution, dev.fossawatch.core.store.segment.Block block)
      throws IOException {
    try {
      return segments(resolution).read(block).map(ByteBuffer::wrap).map(this::track).orElse("");
    } catch (BrokenBlockException broken) {
      return "";
    }
  }

  private String track(ByteBuffer body) {
    byte[] name = new byte[body.getInt()];
    body.get(name);
    return new String(name, StandardCharsets.UTF_8);
  }

  /** A block; empty if it was deleted. */
  Optional<Block> read(Resolution resolution, dev.fossawatch.core.store.segment.Block block)
      throws IOException, BrokenBlockException {
    Block known = read.getIfPresent(block);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<byte[]> bytes = segments(resolution).read(block);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    ByteBuffer body = ByteBuffer.wrap(bytes.get());
    track(body);
    Block found = BlockFormat.read(body, labels::intern);
    read.put(block, found);
    return Optional.of(found);
  }

  /**
   * Deletes what is too old, and the oldest of what is too much.
   *
   * @return how many blocks went before their time
   */
  int retain(long now) throws IOException {
    for (Map.Entry<Resolution, SegmentFiles> kept : files.entrySet()) {
      kept.getValue().deleteBefore(now - kept.getKey().keptMillis());
    }
    int dropped = 0;
    while (bytes() > maxBytes) {
      dropped += oldest().deleteOldest().size();
    }
    return dropped;
  }

  private SegmentFiles oldest() {
    return files.values().stream()
        .filter(segments -> segments.bytes() > 0)
        .min(
            Comparator.comparingLong(
                segments ->
                    segments.blocks().isEmpty()
                        ? Long.MIN_VALUE
                        : segments.blocks().get(0).fromMillis()))
        .orElseThrow();
  }

  /** How much of the disk they take. */
  long bytes() {
    return files.values().stream().mapToLong(SegmentFiles::bytes).sum();
  }

  /** How much was found broken: blocks, and files that were set aside. */
  long broken() {
    return files.values().stream()
        .mapToLong(segments -> segments.brokenBlocks() + segments.brokenFiles())
        .sum();
  }

  private SegmentFiles segments(Resolution resolution) {
    SegmentFiles segments = files.get(resolution);
    if (segments == null) {
      throw new IllegalArgumentException("no such resolution: " + resolution);
    }
    return segments;
  }

  @Override
  public void close() throws IOException {
    for (SegmentFiles segments : files.values()) {
      segments.close();
    }
  }
}
