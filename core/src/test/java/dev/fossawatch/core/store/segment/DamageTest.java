package dev.fossawatch.core.store.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever happens to the files while nobody uses them, nothing wrong is read. */
class DamageTest {
  private static final int RECORDS = 12;
  private static final Duration SPAN = Duration.ofDays(1);

  @Property(tries = 1_500)
  void aDamagedJournalIsReadUpToTheDamage(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int wounds) throws IOException {
    CrashingDisk disk = new CrashingDisk();
    try (Journal journal = Journal.open(disk, "rows", row -> {})) {
      for (int id = 0; id < RECORDS; id++) {
        journal.append(Payload.parts(id));
      }
    }
    damage(disk, new Random(seed), wounds);

    List<Integer> found = replay(disk);
    assertThat(found).isEqualTo(upTo(found.size()));
    assertThat(replay(disk.copy())).isEqualTo(found);
  }

  private static List<Integer> replay(Disk disk) throws IOException {
    List<Integer> found = new ArrayList<>();
    Journal.open(disk, "rows", row -> found.add(Payload.id(row))).close();
    return found;
  }

  private static List<Integer> upTo(int count) {
    List<Integer> ids = new ArrayList<>();
    for (int id = 0; id < count; id++) {
      ids.add(id);
    }
    return ids;
  }

  @Property(tries = 1_500)
  void damagedSegmentsGiveWhatWasWrittenOrSayThatItIsBroken(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int wounds) throws IOException {
    CrashingDisk disk = new CrashingDisk();
    try (SegmentFiles segments = SegmentFiles.open(disk, "10s", 6_000, SPAN)) {
      for (int id = 0; id < RECORDS; id++) {
        segments.append(id, id, Payload.parts(id));
      }
    }
    damage(disk, new Random(seed), wounds);

    try (SegmentFiles segments = SegmentFiles.open(disk, "10s", 6_000, SPAN)) {
      int broken = 0;
      for (Block block : segments.blocks()) {
        broken += isBroken(segments, block) ? 1 : 0;
      }
      assertThat(broken).isLessThanOrEqualTo(wounds);
      assertThat(segments.brokenBlocks()).isEqualTo(broken);
      assertThat(segments.brokenFiles()).isLessThanOrEqualTo(wounds);
    }
  }

  private static boolean isBroken(SegmentFiles segments, Block block) throws IOException {
    try {
      byte[] body = segments.read(block).orElseThrow();
      assertThat(Payload.id(ByteBuffer.wrap(body))).isEqualTo((int) block.fromMillis());
      return false;
    } catch (BrokenBlockException broken) {
      assertThat(segments.blocks()).doesNotContain(block);
      return true;
    }
  }

  /** Turns bits over, cuts files off and lets them grow. */
  private static void damage(CrashingDisk disk, Random random, int wounds) {
    for (int i = 0; i < wounds; i++) {
      List<String> names = disk.list().stream().sorted().toList();
      String name = names.get(random.nextInt(names.size()));
      byte[] content = disk.content(name).clone();
      int place = random.nextInt(content.length + 1);
      switch (random.nextInt(4)) {
        case 0 -> disk.put(name, Arrays.copyOf(content, place));
        case 1 -> disk.put(name, Arrays.copyOf(content, content.length + place));
        default -> {
          if (place < content.length) {
            content[place] ^= (byte) (1 << random.nextInt(8));
            disk.put(name, content);
          }
        }
      }
    }
  }
}
