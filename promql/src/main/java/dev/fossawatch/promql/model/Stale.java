package dev.fossawatch.promql.model;

/**
 * The marker of a series that ended: a NaN whose bits no arithmetic yields (it is a signalling
 * one). Prometheus writes it where a series stops; a reader must compare bits, for it is a NaN to
 * every other operation. Source: {@code model/value} of Prometheus.
 */
public final class Stale {
  /** The marker's bits. */
  public static final long BITS = 0x7ff0000000000002L;

  /** The marker. Also stands for "no value at this step" in the columns of the evaluator. */
  public static final double MARKER = Double.longBitsToDouble(BITS);

  private Stale() {}

  /** Whether the value is the marker, bit by bit. */
  public static boolean is(double value) {
    return Double.doubleToRawLongBits(value) == BITS;
  }
}
