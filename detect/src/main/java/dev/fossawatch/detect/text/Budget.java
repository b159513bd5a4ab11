package dev.fossawatch.detect.text;

/**
 * The steps one inspection may take. A step is about one character looked at once. When they are
 * used up everything that asks stops, and the inspection is partial: visible, never silent.
 */
public final class Budget {
  private long left;
  private long given;
  private boolean cut;

  /** Starts anew with so many steps. */
  public void reset(long steps) {
    left = steps;
    given = steps;
    cut = false;
  }

  /** Takes {@code steps} and says whether there were enough. */
  public boolean spend(int steps) {
    left -= steps;
    return left >= 0;
  }

  /** Records that something was left out for another reason than steps (size, depth, count). */
  public void cut() {
    cut = true;
  }

  /** Whether anything was left out. */
  public boolean exhausted() {
    return cut || left < 0;
  }

  /** Whether steps are left. */
  public boolean hasSteps() {
    return left >= 0;
  }

  /** The steps taken so far. */
  public long spent() {
    return given - left;
  }
}
