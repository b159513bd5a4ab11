package dev.fossawatch.promql.engine;

/** A function of the samples of one series in a window. One object for each call of a query. */
interface RangeFunction {
  /** A series comes next; {@code size} of its samples count. */
  default void begin(long[] times, double[] values, int size) {}

  /** The value for this window, the stale marker if there is none. */
  double at(Window window);

  /** Whether the same window may give another value at another step. */
  default boolean varies() {
    return false;
  }
}
