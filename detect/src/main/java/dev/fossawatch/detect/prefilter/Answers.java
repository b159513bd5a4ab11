package dev.fossawatch.detect.prefilter;

import java.util.Arrays;

/**
 * The answers a prefilter gave to the features it saw last. Most values show the same few features,
 * so that one look replaces asking every trigger. Belongs to one thread at a time.
 */
public final class Answers {
  private static final int SLOTS = 256;
  private static final long STEP = 0x9E3779B97F4A7C15L;
  private static final int SHIFT = 56;

  private final Prefilter prefilter;
  private final long[] asked = new long[SLOTS];
  private final long[] answers = new long[SLOTS];

  public Answers(Prefilter prefilter) {
    this.prefilter = prefilter;
    Arrays.fill(answers, prefilter.matching(0));
  }

  /** What {@link Prefilter#matching} says. */
  public long matching(long seen) {
    int slot = (int) ((seen * STEP) >>> SHIFT);
    if (asked[slot] != seen) {
      asked[slot] = seen;
      answers[slot] = prefilter.matching(seen);
    }
    return answers[slot];
  }
}
