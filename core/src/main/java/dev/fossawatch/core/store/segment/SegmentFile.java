package dev.fossawatch.core.store.segment;

import java.util.ArrayList;
import java.util.List;

/**
 * What is known of a file without reading its bodies.
 *
 * @param bytes its size
 * @param blocks in the order they were written
 */
record SegmentFile(long number, long bytes, List<Block> blocks) {
  SegmentFile {
    blocks = List.copyOf(blocks);
  }

  SegmentFile with(Block block, long size) {
    List<Block> more = new ArrayList<>(blocks);
    more.add(block);
    return new SegmentFile(number, size, more);
  }

  SegmentFile without(Block block) {
    return new SegmentFile(
        number, bytes, blocks.stream().filter(each -> !each.equals(block)).toList());
  }

  /** The latest time in it; the lowest number where it has no blocks. */
  long newest() {
    return blocks.stream().mapToLong(Block::toMillis).max().orElse(Long.MIN_VALUE);
  }

  /** The earliest time in it; the highest number where it has no blocks. */
  long oldest() {
    return blocks.stream().mapToLong(Block::fromMillis).min().orElse(Long.MAX_VALUE);
  }
}
