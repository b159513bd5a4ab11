package dev.fossawatch.demo.web;

import java.util.Random;

/**
 * Whether a mishap happens now: real applications have slow and failing moments, and so has this
 * one. Thread-safe.
 */
public interface Chance {
  /** True about once in {@code n} calls. */
  boolean oneIn(int n);

  /** Chances that come out the same for the same seed and the same order of calls. */
  static Chance seeded(long seed) {
    Random random = new Random(seed);
    return n -> random.nextInt(n) == 0;
  }
}
