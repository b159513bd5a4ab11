package dev.fossawatch.core.history.block;

/**
 * What writer and reader of a column both expect of the next change, from the changes so far: how
 * large it will be, and how far off that will be. Both are running means over about eight changes,
 * kept in eighths.
 */
final class Prediction {
  private static final int EIGHTHS = 3;
  private static final long INITIAL_ERROR = 8L << EIGHTHS;
  private static final long LARGEST_ERROR = 1L << 50;

  private long change;
  private long error = INITIAL_ERROR;
  private boolean hasLearnt;

  /** The change expected next. */
  long change() {
    return (change + (1 << (EIGHTHS - 1))) >> EIGHTHS;
  }

  /** The parameter of the Rice code that fits the errors so far, 0 to 50. */
  int riceBits() {
    return 63 - Long.numberOfLeadingZeros((error >> EIGHTHS) | 1);
  }

  /**
   * Learns from what came. The first change is taken as it is, as nothing could be expected of it.
   *
   * @param zigzag the error, unsigned
   */
  void learn(long actualChange, long zigzag) {
    if (!hasLearnt) {
      hasLearnt = true;
      change = actualChange << EIGHTHS;
      return;
    }
    change += actualChange - (change >> EIGHTHS);
    long bounded = zigzag < 0 ? LARGEST_ERROR : Math.min(zigzag, LARGEST_ERROR);
    error += bounded - (error >> EIGHTHS);
  }

  void reset() {
    change = 0;
    hasLearnt = false;
    error = INITIAL_ERROR;
  }
}
