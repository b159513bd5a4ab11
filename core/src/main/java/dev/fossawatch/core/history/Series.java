package dev.fossawatch.core.history;

import java.util.Map;

/**
 * The samples of one series over a range of time, oldest first. Where a series ended, its last
 * sample is a marker of staleness, which {@link #isStale} tells from every other value.
 *
 * @param name the name of the metric, suffixes such as {@code _bucket} included
 * @param labels all labels but the name, {@code job} and {@code instance} included
 * @param times milliseconds since 1970-01-01T00:00:00Z, strictly rising; not copied
 * @param values one value for each time; not copied
 */
public record Series(String name, Map<String, String> labels, long[] times, double[] values) {
  /** The bits of the NaN by which Prometheus, too, marks that a series has ended. */
  static final long STALE_BITS = 0x7ff0_0000_0000_0002L;

  public Series {
    labels = Map.copyOf(labels);
  }

  /** Whether a value marks the end of a series and is no value itself. */
  public static boolean isStale(double value) {
    return Double.doubleToRawLongBits(value) == STALE_BITS;
  }
}
