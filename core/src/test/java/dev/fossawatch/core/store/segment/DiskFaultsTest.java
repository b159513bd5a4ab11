package dev.fossawatch.core.store.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fossawatch.core.store.segment.CrashingDisk.Survival;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Full disks and failing operations: what was there stays, and the call can be repeated. */
class DiskFaultsTest {
  private static final Duration SPAN = Duration.ofHours(1);

  private final CrashingDisk disk = new CrashingDisk();
  private final List<Integer> replayed = new ArrayList<>();

  @ParameterizedTest
  @EnumSource
  void nothingAcknowledgedIsLostWhenOperationsFailAndThenThePower(Survival survival)
      throws IOException {
    int failures = 0;
    for (long seed = 1; seed <= 60; seed++) {
      Random random = new Random(seed);
      CrashingDisk failing = new CrashingDisk();
      Workload workload = new Workload(seed);
      workload.run(failing, 10);
      failing.faults((operation, name) -> random.nextInt(8) == 0);
      openAgainAndAgain(workload, failing);
      failures += workload.failures();
      CrashingDisk left = failing.afterPowerLoss(random, survival);
      workload.verify(left);
      workload.run(left, 10);
      workload.verify(left.copy());
    }
    assertThat(failures).isGreaterThan(300);
  }

  private static void openAgainAndAgain(Workload workload, CrashingDisk failing) {
    for (int i = 0; i < 4; i++) {
      try {
        workload.run(failing, 20);
      } catch (IOException notOpened) {
        assertThat(notOpened).hasMessageStartingWith("injected");
      }
    }
  }

  @Test
  void anAppendThatFoundTheDiskFullCanBeRepeated() throws IOException {
    try (Journal journal = Journal.open(disk, "rows", row -> {})) {
      journal.append(Payload.parts(1));
      long bytes = journal.bytes();
      disk.capacity(disk.used() + 50);
      assertThatThrownBy(() -> journal.append(Payload.parts(2))).isInstanceOf(IOException.class);
      assertThat(journal.bytes()).isEqualTo(bytes).isEqualTo(disk.used());
      assertThat(replay(disk.copy())).containsExactly(1);
      disk.capacity(Long.MAX_VALUE);
      journal.append(Payload.parts(2));
    }
    assertThat(replay(disk)).containsExactly(1, 2);
  }

  @Test
  void aCheckpointThatFoundTheDiskFullLeavesTheOldRecordsAndNoFile() throws IOException {
    try (Journal journal = Journal.open(disk, "rows", row -> {})) {
      journal.append(Payload.parts(1));
      disk.capacity(disk.used() + 50);
      assertThatThrownBy(() -> journal.checkpoint(List.of(ByteBuffer.wrap(Payload.of(2)))))
          .isInstanceOf(IOException.class);
      assertThat(disk.list()).containsExactly("rows-00000001.journal");
      disk.capacity(Long.MAX_VALUE);
      journal.append(Payload.parts(3));
      assertThat(replay(disk.copy())).containsExactly(1, 3);
      journal.checkpoint(List.of(ByteBuffer.wrap(Payload.of(2))));
    }
    assertThat(replay(disk)).containsExactly(2);
  }

  @Test
  void remainsThatCannotBeRemovedAreRemovedBeforeTheNextRecord() throws IOException {
    try (Journal journal = Journal.open(disk, "rows", row -> {})) {
      journal.append(Payload.parts(1));
      disk.faults((operation, name) -> !operation.equals("write"));
      assertThatThrownBy(() -> journal.append(Payload.parts(2)))
          .satisfies(failed -> assertThat(failed.getSuppressed()).hasSize(1));
      disk.faults((operation, name) -> operation.equals("truncate"));
      assertThatThrownBy(() -> journal.append(Payload.parts(3))).hasMessageContaining("truncate");
      disk.faults((operation, name) -> false);
      journal.append(Payload.parts(4));
    }
    assertThat(replay(disk)).containsExactly(1, 4);
  }

  @Test
  void aBlockThatFoundTheDiskFullCanBeRepeated() throws Exception {
    try (SegmentFiles segments = SegmentFiles.open(disk, "10s", 10_000, SPAN)) {
      segments.append(0, 1, Payload.parts(1));
      disk.capacity(disk.used() + 50);
      assertThatThrownBy(() -> segments.append(1, 2, Payload.parts(2)))
          .isInstanceOf(IOException.class);
      assertThat(segments.blocks()).hasSize(1);
      assertThat(segments.bytes()).isEqualTo(disk.used());
      disk.capacity(Long.MAX_VALUE);
      Block second = segments.append(1, 2, Payload.parts(2));
      assertThat(segments.read(second)).hasValue(Payload.of(2));
    }
  }

  @Test
  void theTailOfABlockThatFailedIsGoneBeforeANewFileBegins() throws Exception {
    try (SegmentFiles segments = SegmentFiles.open(disk, "10s", 10_000, SPAN)) {
      segments.append(0, 1, Payload.parts(1));
      disk.faults((operation, name) -> !operation.equals("write"));
      assertThatThrownBy(() -> segments.append(1, 2, Payload.parts(2)))
          .isInstanceOf(IOException.class);
      disk.faults((operation, name) -> false);
      segments.append(SPAN.toMillis() * 2, SPAN.toMillis() * 2 + 1, Payload.parts(3));
    }
    try (SegmentFiles again = SegmentFiles.open(disk.copy(), "10s", 10_000, SPAN)) {
      assertThat(again.brokenFiles()).isZero();
      assertThat(again.blocks()).hasSize(2);
    }
  }

  private List<Integer> replay(Disk from) throws IOException {
    replayed.clear();
    Journal.open(from, "rows", row -> replayed.add(Payload.id(row))).close();
    return replayed;
  }
}
