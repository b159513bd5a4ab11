package dev.fossawatch.promql.engine;

/**
 * What a range function looks at, at one step: the samples of a series from place {@link #from} to
 * before place {@link #to}, at least one. Mutable, one for all steps of all series of a call.
 */
final class Window {
  /** The times of all samples of the series. */
  long[] times = new long[0];

  /** The values of all samples of the series; none is a stale marker. */
  double[] values = new double[0];

  /** The place of the first sample in the window. */
  int from;

  /** The place after the last sample in the window. */
  int to;

  /** Where the window begins; a sample of this very time is not in it. */
  long start;

  /** Where the window ends; a sample of this very time is in it. */
  long end;

  /** Which step this is. */
  int step;

  int size() {
    return to - from;
  }

  double first() {
    return values[from];
  }

  double last() {
    return values[to - 1];
  }
}
