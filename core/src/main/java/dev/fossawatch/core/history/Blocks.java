package dev.fossawatch.core.history;

import dev.fossawatch.core.history.block.Block;
import java.util.ArrayList;
import java.util.List;

/**
 * The finished blocks of one resolution, in the order they were written. Guarded by the lock of the
 * {@link SeriesStore}.
 */
final class Blocks {
  private final Resolution resolution;
  private final List<Block> blocks = new ArrayList<>();
  private long weight;

  Blocks(Resolution resolution) {
    this.resolution = resolution;
  }

  void add(Block block) {
    blocks.add(block);
    weight += block.weight();
  }

  /** Drops blocks of which nothing is to be kept at this time. */
  void expire(long now) {
    while (!blocks.isEmpty() && blocks.get(0).to() < now - resolution.keptMillis()) {
      dropOldest();
    }
  }

  void dropOldest() {
    weight -= blocks.remove(0).weight();
  }

  /** When the oldest block ends; {@link Long#MAX_VALUE} if there is none. */
  long oldest() {
    return blocks.isEmpty() ? Long.MAX_VALUE : blocks.get(0).to();
  }

  /** About how many bytes of memory they take. */
  long weight() {
    return weight;
  }

  List<Block> all() {
    return blocks;
  }
}
