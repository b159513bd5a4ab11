package dev.fossawatch.core.config;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds the name somebody probably meant. */
final class Nearest {
  private static final int LONGEST = 64;

  private Nearest() {}

  /**
   * The candidate with the fewest edits to the name (insertion, deletion, replacement, swap of
   * neighbours), as long as they are few for its length; the first of equals; null where none is.
   */
  static @Nullable String to(String name, Collection<String> candidates) {
    if (name.length() > LONGEST) {
      return null;
    }
    String nearest = null;
    int fewest = Math.max(1, name.length() / 3) + 1;
    for (String candidate : candidates) {
      int edits = edits(name, candidate);
      if (edits < fewest) {
        nearest = candidate;
        fewest = edits;
      }
    }
    return nearest;
  }

  /** Optimal string alignment distance; at most 64 × length of the candidate steps. */
  private static int edits(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : cheapest(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int cheapest(int[][] d, String a, String b, int i, int j) {
    int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int cheapest = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(cheapest, d[i - 2][j - 2] + 1) : cheapest;
  }
}
