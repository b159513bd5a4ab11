package dev.fossawatch.detect.finding;

/**
 * How sure a probe is, from least to most.
 *
 * <ul>
 *   <li>{@link #WEAK}: seen in attacks and in honest text alike; counts only together with others.
 *   <li>{@link #LIKELY}: hard to explain otherwise; enough to refuse where a miss costs more than a
 *       mistake.
 *   <li>{@link #CERTAIN}: a grammar with an effect, complete enough that honest text does not form
 *       it.
 * </ul>
 */
public enum Evidence {
  WEAK(2),
  LIKELY(5),
  CERTAIN(10);

  private final int score;

  Evidence(int score) {
    this.score = score;
  }

  /** What this evidence adds to the score of its request. */
  public int score() {
    return score;
  }
}
