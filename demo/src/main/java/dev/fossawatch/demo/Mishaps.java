package dev.fossawatch.demo;

import dev.fossawatch.demo.web.Chance;

/**
 * When things go wrong on purpose.
 *
 * @param controllers when a dispenser's controller is silent
 * @param reports when the nightly report must be waited for
 * @param workFossa when the outside service is slow or down
 */
record Mishaps(Chance controllers, Chance reports, Chance workFossa) {
  /** Now and then, the same for the same seed. */
  static Mishaps seeded(long seed) {
    return new Mishaps(Chance.seeded(seed), Chance.seeded(seed + 1), Chance.seeded(seed + 2));
  }
}
