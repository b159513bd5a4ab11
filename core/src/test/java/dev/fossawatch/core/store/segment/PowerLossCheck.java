package dev.fossawatch.core.store.segment;

import dev.fossawatch.core.store.segment.CrashingDisk.Phase;
import dev.fossawatch.core.store.segment.CrashingDisk.Survival;
import java.io.IOException;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Runs a workload again and again, and each time loses power one step later: before, in the middle
 * of and after it, and with every kind of remains. Of three times, power is lost once more while
 * the remains are opened in one; in another only the process ends, and the power later.
 */
final class PowerLossCheck {
  private static final int ACTIONS = 40;

  private final long seed;
  private final ForgetfulDisk.@Nullable Point forgotten;
  private int crashes;

  /**
   * A check of one workload.
   *
   * @param forgotten where not to force, if anywhere
   */
  PowerLossCheck(long seed, ForgetfulDisk.@Nullable Point forgotten) {
    this.seed = seed;
    this.forgotten = forgotten;
  }

  /**
   * Goes through all steps, and says how often power was lost.
   *
   * @throws WrongData if acknowledged data was lost by it
   */
  int run() throws IOException {
    CrashingDisk whole = new CrashingDisk();
    new Workload(seed).run(used(whole), ACTIONS);
    for (int step = 0; step < whole.steps(); step++) {
      for (Phase phase : Phase.values()) {
        for (Survival survival : Survival.values()) {
          crash(step, phase, survival);
        }
      }
    }
    return crashes;
  }

  private void crash(int step, Phase phase, Survival survival) throws IOException {
    Workload workload = new Workload(seed);
    CrashingDisk disk = new CrashingDisk().stopAt(step, phase);
    Random random = new Random(seed * 31 + step);
    try {
      workload.run(used(disk), ACTIONS);
    } catch (PowerLoss expected) {
      crashes++;
    }
    try {
      CrashingDisk left = remains(disk, workload, random, survival);
      workload.verify(left);
      workload.run(left, ACTIONS / 4);
      workload.verify(left.copy());
    } catch (WrongData wrong) {
      throw new WrongData(
          "seed %d, %s step %d, %s survived: %s"
              .formatted(seed, phase, step, survival, wrong.getMessage()));
    }
  }

  private CrashingDisk remains(
      CrashingDisk disk, Workload workload, Random random, Survival survival) throws IOException {
    return switch (random.nextInt(3)) {
      case 0 -> disk.afterPowerLoss(random, survival);
      case 1 -> crashAgain(disk.afterPowerLoss(random, survival), 4, workload, random, survival);
      default -> {
        disk.restart();
        yield crashAgain(disk, 40, workload, random, survival);
      }
    };
  }

  private CrashingDisk crashAgain(
      CrashingDisk disk, int withinSteps, Workload workload, Random random, Survival survival)
      throws IOException {
    disk.stopAt(
        disk.steps() + random.nextInt(withinSteps),
        random.nextBoolean() ? Phase.HALFWAY : Phase.AFTER);
    try {
      workload.run(used(disk), withinSteps / 4);
    } catch (PowerLoss expected) {
      crashes++;
    }
    return disk.afterPowerLoss(random, survival);
  }

  private Disk used(CrashingDisk disk) {
    return forgotten == null ? disk : new ForgetfulDisk(disk, forgotten);
  }
}
