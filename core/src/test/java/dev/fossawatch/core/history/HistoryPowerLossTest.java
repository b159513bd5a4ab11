package dev.fossawatch.core.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fossawatch.core.internal.InternalErrors;
import dev.fossawatch.core.store.segment.CrashingDisk;
import dev.fossawatch.core.store.segment.CrashingDisk.Phase;
import dev.fossawatch.core.store.segment.CrashingDisk.Survival;
import dev.fossawatch.core.store.segment.Disk;
import dev.fossawatch.core.store.segment.ForgetfulDisk;
import dev.fossawatch.core.store.segment.PowerLoss;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is left of the history when the power is lost at any step of writing it. */
class HistoryPowerLossTest {
  private static final int ROWS = 700;

  private final InternalErrors errors = new InternalErrors();
  private int flushed;

  @ParameterizedTest
  @EnumSource
  void whatWasFlushedIsThereWhereverTheWritingStopped(Survival survival) throws IOException {
    CrashingDisk calm = new CrashingDisk();
    live(calm, 0, ROWS);
    assertThat(calm.steps()).isGreaterThan(100);
    Random random = new Random(1);
    for (int step = 0; step < calm.steps(); step++) {
      for (Phase phase : Phase.values()) {
        CrashingDisk left = lose(step, phase).afterPowerLoss(random, survival);
        int kept = holds(left, 0);
        live(left, kept, kept + NumberedRows.FLUSH_ROWS);
        holds(left, kept);
      }
    }
    assertThat(errors.counts()).isEmpty();
  }

  @Test
  void theCheckFindsALossWhereAppendsAreNotForced() throws IOException {
    CrashingDisk calm = new CrashingDisk();
    live(calm, 0, ROWS);
    CrashingDisk disk = new CrashingDisk().stopAt(calm.steps() / 2, Phase.BEFORE);
    try {
      live(new ForgetfulDisk(disk, ForgetfulDisk.Point.SEGMENT_APPEND), 0, ROWS);
    } catch (PowerLoss lost) {
      CrashingDisk left = disk.afterPowerLoss(new Random(1), Survival.NOTHING);
      assertThatThrownBy(() -> holds(left, 0)).isInstanceOf(AssertionError.class);
      return;
    }
    throw new AssertionError("the power was not lost");
  }

  private CrashingDisk lose(int step, Phase phase) throws IOException {
    CrashingDisk disk = new CrashingDisk().stopAt(step, phase);
    try {
      live(disk, 0, ROWS);
    } catch (PowerLoss lost) {
      return disk;
    }
    throw new AssertionError("the power was not lost at step " + step);
  }

  private void live(Disk disk, int from, int to) throws IOException {
    flushed = from;
    NumberedRows.write(disk, from, to, errors, rows -> flushed = rows);
  }

  /** A flush under way may have got through, although nobody was told. */
  private int holds(Disk disk, int from) throws IOException {
    return NumberedRows.requireAll(disk, from, flushed, flushed + NumberedRows.FLUSH_ROWS);
  }
}
