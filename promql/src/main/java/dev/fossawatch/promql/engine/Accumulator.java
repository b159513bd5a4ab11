package dev.fossawatch.promql.engine;

/**
 * What becomes of the series of one group, all steps at once. Values that are absent are skipped.
 */
interface Accumulator {
  /** One series more. */
  void add(double[] values);

  /** The value at each step, the stale marker where no series had one. */
  double[] result();
}
