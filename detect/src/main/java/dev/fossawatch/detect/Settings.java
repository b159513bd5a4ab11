package dev.fossawatch.detect;

import dev.fossawatch.detect.finding.Evidence;
import dev.fossawatch.detect.probe.Profile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the engine judges. Immutable.
 *
 * @param threshold the score from which a request is refused where scores decide; positive
 * @param detectLevel the weakest evidence that is reported at all
 * @param blockLevel the weakest evidence that counts for the score
 * @param steps the steps one inspection may take before it ends as partial: about one a character
 *     looked at once; positive
 * @param profiles what parameters are for, by name in any case; others are inferred
 * @param exclusions evidence that is none
 */
public record Settings(
    int threshold,
    Evidence detectLevel,
    Evidence blockLevel,
    long steps,
    Map<String, Profile> profiles,
    List<Exclusion> exclusions) {

  private static final long ENOUGH_STEPS = 16L << 20;

  /** Everything is reported, everything counts, one piece of likely evidence is enough. */
  public static final Settings DEFAULT =
      new Settings(
          Evidence.LIKELY.score(), Evidence.WEAK, Evidence.WEAK, ENOUGH_STEPS, Map.of(), List.of());

  public Settings {
    if (threshold <= 0 || steps <= 0) {
      throw new IllegalArgumentException("threshold and steps must be positive");
    }
    Map<String, Profile> lower = new TreeMap<>();
    profiles.forEach((name, profile) -> lower.put(name.toLowerCase(Locale.ROOT), profile));
    profiles = Map.copyOf(lower);
    exclusions = List.copyOf(exclusions);
  }

  public Settings withThreshold(int value) {
    return new Settings(value, detectLevel, blockLevel, steps, profiles, exclusions);
  }

  public Settings withLevels(Evidence detect, Evidence block) {
    return new Settings(threshold, detect, block, steps, profiles, exclusions);
  }

  public Settings withSteps(long value) {
    return new Settings(threshold, detectLevel, blockLevel, value, profiles, exclusions);
  }

  public Settings withProfiles(Map<String, Profile> value) {
    return new Settings(threshold, detectLevel, blockLevel, steps, value, exclusions);
  }

  public Settings withExclusions(List<Exclusion> value) {
    return new Settings(threshold, detectLevel, blockLevel, steps, profiles, value);
  }
}
