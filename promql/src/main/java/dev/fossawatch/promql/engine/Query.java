package dev.fossawatch.promql.engine;

import dev.fossawatch.promql.parser.Shift;
import dev.fossawatch.promql.source.SeriesSource;

/** What stays the same for all of one query; {@code start} and {@code end} are its outermost. */
record Query(
    SeriesSource source,
    Budget budget,
    Remarks remarks,
    long lookback,
    long subqueryStep,
    long start,
    long end) {
  /** No sample is as far away as this; what is added to it does not overflow. */
  private static final long FAR = 1L << 61;

  /** The fixed time of an {@code @}. */
  long fixedTime(Shift.At at) {
    if (at instanceof Shift.Time time) {
      return Math.max(-FAR, Math.min(FAR, time.millis()));
    }
    return at == Shift.Edge.START ? start : end;
  }
}
