package dev.fossawatch.core.history;

import dev.fossawatch.core.history.block.Block;
import dev.fossawatch.core.store.segment.BrokenBlockException;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A finished block, in memory until it is on disk. Thread-safe. */
final class KeptBlock {
  final Resolution resolution;
  final long from;
  final long to;
  private volatile @Nullable Block held;
  private volatile dev.fossawatch.core.store.segment.@Nullable Block stored;

  KeptBlock(Resolution resolution, Block held) {
    this.resolution = resolution;
    this.held = held;
    from = held.from();
    to = held.to();
  }

  KeptBlock(Resolution resolution, dev.fossawatch.core.store.segment.Block stored) {
    this.resolution = resolution;
    this.stored = stored;
    from = stored.fromMillis();
    to = stored.toMillis();
  }

  /** The block, as long as it is in memory alone. */
  @Nullable Block held() {
    return held;
  }

  dev.fossawatch.core.store.segment.@Nullable Block stored() {
    return stored;
  }

  void stored(dev.fossawatch.core.store.segment.Block where) {
    stored = where;
    held = null;
  }

  /** The block; empty if it is gone from the disk. */
  Optional<Block> load(@Nullable StoredBlocks disk) throws IOException, BrokenBlockException {
    Block inMemory = held;
    dev.fossawatch.core.store.segment.Block onDisk = stored;
    if (inMemory != null || onDisk == null || disk == null) {
      return Optional.ofNullable(inMemory);
    }
    return disk.read(resolution, onDisk);
  }
}
