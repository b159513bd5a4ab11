package dev.fossawatch.demo.stores;

import dev.fossawatch.demo.web.Chance;
import java.util.List;

/**
 * The dispensers' controllers in the customers' networks. They are made up: the figures follow from
 * the dispenser's id, and now and then a controller does not answer. Thread-safe.
 */
final class Controllers {
  private static final long PATIENCE_MILLIS = 120;
  private static final int LITRES_PER_ID = 1_913;

  private final Chance unreachable;

  Controllers(Chance unreachable) {
    this.unreachable = unreachable;
  }

  /**
   * What a controller tells.
   *
   * @param dispenserId whose
   * @param state {@code idle}, {@code fuelling} or {@code fault}
   * @param totalizerLitres how much it has sold in its life, in litres
   * @param temperatureCelsius in its electronics
   */
  record Reading(long dispenserId, String state, long totalizerLitres, double temperatureCelsius) {}

  /** Asks a dispenser's controller. */
  Reading read(Dispenser dispenser) {
    if (unreachable.oneIn(25)) {
      pause();
      throw new ControllerUnreachable(dispenser, PATIENCE_MILLIS);
    }
    long id = dispenser.id();
    String state = List.of("idle", "idle", "fuelling", "idle", "fault").get((int) (id % 5));
    return new Reading(id, state, 100_000 + id * LITRES_PER_ID, 20 + id % 17);
  }

  private static void pause() {
    try {
      Thread.sleep(PATIENCE_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
