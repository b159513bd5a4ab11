package dev.fossawatch.core.history;

import dev.fossawatch.core.history.block.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The finished blocks of one resolution, in the order they were written. Guarded by the lock of the
 * {@link SeriesStore}.
 */
final class Blocks {
  private final Resolution resolution;
  private final List<KeptBlock> blocks = new ArrayList<>();

  Blocks(Resolution resolution) {
    this.resolution = resolution;
  }

  void add(KeptBlock block) {
    blocks.add(block);
  }

  /** Drops blocks of which nothing is to be kept at this time. */
  void expire(long now) {
    while (!blocks.isEmpty() && blocks.get(0).to < now - resolution.keptMillis()) {
      blocks.remove(0);
    }
  }

  void remove(KeptBlock block) {
    blocks.remove(block);
  }

  /** Those that are in memory, because they are not on disk. */
  Stream<KeptBlock> held() {
    return blocks.stream().filter(block -> block.held() != null);
  }

  /** About how many bytes of memory these take. */
  long weight() {
    return held().map(KeptBlock::held).filter(Objects::nonNull).mapToLong(Block::weight).sum();
  }

  List<KeptBlock> all() {
    return blocks;
  }
}
