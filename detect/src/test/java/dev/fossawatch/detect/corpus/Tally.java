package dev.fossawatch.detect.corpus;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Flagged and seen requests by some key, in two modes. */
final class Tally {
  private static final int SEEN = 0;
  private static final int STRICT = 1;
  private static final int GUARD = 2;

  private final Map<String, int[]> rows = new TreeMap<>();
  private final Function<Sample, String> key;

  Tally(Function<Sample, String> key) {
    this.key = key;
  }

  void add(Sample sample, boolean strict, boolean guard) {
    int[] row = rows.computeIfAbsent(key.apply(sample), k -> new int[3]);
    row[SEEN]++;
    row[STRICT] += strict ? 1 : 0;
    row[GUARD] += guard ? 1 : 0;
  }

  /** The share of all requests that were flagged, in per cent. */
  double micro(boolean guard) {
    int seen = rows.values().stream().mapToInt(row -> row[SEEN]).sum();
    int flagged = rows.values().stream().mapToInt(row -> row[guard ? GUARD : STRICT]).sum();
    return 100.0 * flagged / Math.max(1, seen);
  }

  /** The mean of the rows' shares, in per cent. */
  double macro(boolean guard) {
    return rows.values().stream().mapToDouble(row -> share(row, guard)).average().orElse(0);
  }

  private static double share(int[] row, boolean guard) {
    return 100.0 * row[guard ? GUARD : STRICT] / row[SEEN];
  }

  String table() {
    StringBuilder out = new StringBuilder();
    rows.forEach(
        (name, row) ->
            out.append(
                "  %-42s %6d  strict %6.2f  guard %6.2f%n"
                    .formatted(name, row[SEEN], share(row, false), share(row, true))));
    return out.toString();
  }
}
