package dev.fossawatch.promql.engine;

/** How far the buckets of a histogram had to be corrected. Mutable, reused. */
final class BucketFix {
  double lowest = Double.POSITIVE_INFINITY;
  double highest = Double.NEGATIVE_INFINITY;
  double largestDrop;

  boolean isNeeded() {
    return largestDrop > 0;
  }

  void clear() {
    lowest = Double.POSITIVE_INFINITY;
    highest = Double.NEGATIVE_INFINITY;
    largestDrop = 0;
  }

  void add(double upperBound, double drop) {
    lowest = Math.min(lowest, upperBound);
    highest = Math.max(highest, upperBound);
    largestDrop = Math.max(largestDrop, drop);
  }

  void widen(BucketFix other) {
    lowest = Math.min(lowest, other.lowest);
    highest = Math.max(highest, other.highest);
    largestDrop = Math.max(largestDrop, other.largestDrop);
  }
}
