package dev.fossawatch.core.store.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Uses a journal and segments as the history does, and knows what must be there afterwards: all
 * that was acknowledged, and at most the one thing more that was under way.
 */
final class Workload {
  static final String JOURNAL = "rows";
  private static final String SEGMENTS = "10s";
  private static final long MAX_FILE_BYTES = 5_000;
  private static final Duration MAX_FILE_SPAN = Duration.ofSeconds(6);
  private static final int SECOND = 1_000;

  private final Random random;
  private List<Integer> rows = new ArrayList<>();
  private Set<Integer> blocks = new TreeSet<>();

  /** What is there if the calls that were not acknowledged came through all the same. */
  private List<List<Integer>> otherRows = new ArrayList<>();

  /** What may be there too: not acknowledged, or deleted without force. */
  private final Set<Integer> otherBlocks = new HashSet<>();

  private int lastId;
  private int failures;

  Workload(long seed) {
    random = new Random(seed);
  }

  /** How many calls failed. */
  int failures() {
    return failures;
  }

  /** Opens what is there, does so many things, and closes it; goes on after failures. */
  void run(Disk disk, int actions) throws IOException {
    List<Integer> found = new ArrayList<>();
    try (Journal journal = Journal.open(disk, JOURNAL, row -> found.add(Payload.id(row)));
        SegmentFiles segments = SegmentFiles.open(disk, SEGMENTS, MAX_FILE_BYTES, MAX_FILE_SPAN)) {
      verifyRows(found);
      verifyBlocks(segments);
      for (int i = 0; i < actions; i++) {
        try {
          act(journal, segments);
        } catch (IOException failed) {
          failures++;
        }
      }
    }
  }

  private void act(Journal journal, SegmentFiles segments) throws IOException {
    switch (random.nextInt(12)) {
      case 0, 1 -> {
        seal(segments);
        checkpoint(journal);
      }
      case 2 -> checkpoint(journal);
      case 3 -> retain(segments);
      default -> append(journal);
    }
  }

  private void append(Journal journal) throws IOException {
    int id = ++lastId;
    List<Integer> more = new ArrayList<>(rows);
    more.add(id);
    otherRows.add(more);
    journal.append(Payload.parts(id));
    acknowledged(more);
  }

  private void checkpoint(Journal journal) throws IOException {
    List<Integer> kept =
        new ArrayList<>(rows.subList(Math.max(0, rows.size() - random.nextInt(4)), rows.size()));
    otherRows.add(kept);
    journal.checkpoint(kept.stream().map(id -> ByteBuffer.wrap(Payload.of(id))).toList());
    acknowledged(kept);
  }

  private void acknowledged(List<Integer> now) {
    rows = now;
    otherRows = new ArrayList<>();
  }

  private void seal(SegmentFiles segments) throws IOException {
    int id = ++lastId;
    otherBlocks.add(id);
    segments.append(from(id), from(id) + SECOND, Payload.parts(id));
    otherBlocks.remove(id);
    blocks.add(id);
  }

  private static long from(int id) {
    return (long) id * SECOND;
  }

  /** What is to be deleted may be gone from now on, or come back after a power loss. */
  private void retain(SegmentFiles segments) throws IOException {
    if (random.nextBoolean()) {
      segments.blocks().stream()
          .mapToLong(Block::file)
          .min()
          .ifPresent(oldest -> unsure(segments, block -> block.file() == oldest));
      segments.deleteOldest();
    } else {
      long before = from(lastId - 20);
      unsure(segments, block -> block.toMillis() < before);
      segments.deleteBefore(before);
    }
  }

  private void unsure(SegmentFiles segments, Predicate<Block> which) {
    List<Integer> ids = segments.blocks().stream().filter(which).map(Workload::id).toList();
    otherBlocks.addAll(ids);
    blocks.removeAll(ids);
  }

  private static int id(Block block) {
    return (int) (block.fromMillis() / SECOND);
  }

  /**
   * Opens what is left and compares.
   *
   * @throws WrongData if something is missing, broken, out of order, or was never written
   */
  void verify(Disk disk) throws IOException {
    List<Integer> found = new ArrayList<>();
    try (Journal journal = Journal.open(disk, JOURNAL, row -> found.add(Payload.id(row)));
        SegmentFiles segments = SegmentFiles.open(disk, SEGMENTS, MAX_FILE_BYTES, MAX_FILE_SPAN)) {
      if (journal.brokenFiles() + segments.brokenFiles() > 0) {
        throw new WrongData("a file that nobody damaged was set aside");
      }
      verifyRows(found);
      verifyBlocks(segments);
    }
  }

  private void verifyRows(List<Integer> found) {
    if (!found.equals(rows) && !otherRows.contains(found)) {
      throw new WrongData("rows " + found + " and neither " + rows + " nor one of " + otherRows);
    }
    acknowledged(found);
  }

  private void verifyBlocks(SegmentFiles segments) throws IOException {
    Set<Integer> found = new TreeSet<>();
    long last = Long.MIN_VALUE;
    for (Block block : segments.blocks()) {
      if (id(block) != read(segments, block) || !found.add(id(block)) || from(id(block)) < last) {
        throw new WrongData("a block that stands where it does not belong: " + block);
      }
      last = block.fromMillis();
    }
    if (!found.containsAll(blocks)) {
      throw new WrongData("blocks " + found + " and not all of " + blocks);
    }
    blocks.addAll(otherBlocks);
    if (!blocks.containsAll(found)) {
      throw new WrongData("blocks " + found + " and more than " + blocks);
    }
    blocks = found;
    otherBlocks.clear();
  }

  private static int read(SegmentFiles segments, Block block) throws IOException {
    try {
      return Payload.id(
          ByteBuffer.wrap(segments.read(block).orElseThrow(() -> new WrongData("gone: " + block))));
    } catch (BrokenBlockException broken) {
      throw new WrongData(String.valueOf(broken.getMessage()));
    }
  }
}
