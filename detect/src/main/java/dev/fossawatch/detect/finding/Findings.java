package dev.fossawatch.detect.finding;

import java.util.List;

/**
 * What was found in one request. Immutable.
 *
 * @param all the evidence, strongest first
 * @param score the sum over the classes of the strongest evidence that counts for blocking
 * @param reached whether the score reaches the threshold of the settings: what strict refuses
 * @param coverage whether everything was looked at
 */
public record Findings(List<Finding> all, int score, boolean reached, Coverage coverage) {

  private static final Findings CLEAN = new Findings(List.of(), 0, false, Coverage.FULL);
  private static final Findings UNFINISHED = new Findings(List.of(), 0, false, Coverage.PARTIAL);

  public Findings {
    all = List.copyOf(all);
  }

  /** The result for a request in which nothing was found; always the same two objects. */
  public static Findings nothing(Coverage coverage) {
    return coverage == Coverage.FULL ? CLEAN : UNFINISHED;
  }

  /** Whether there is no evidence at all. */
  public boolean isClean() {
    return all.isEmpty();
  }

  /** Whether some evidence is certain: what guard refuses. */
  public boolean certain() {
    return !all.isEmpty() && all.get(0).evidence() == Evidence.CERTAIN;
  }
}
