package dev.fossawatch.promql.source;

/**
 * Where a query finds its samples. An implementation is called from the thread that evaluates; it
 * must be safe for several evaluations at once if the engine is used so.
 */
public interface SeriesSource {
  /**
   * The series that pass every matcher of the selection. Series without a sample in its time range
   * may be left out or not; a series must not come twice. Should begin to read samples only when a
   * series is asked for them.
   */
  Iterable<? extends SourceSeries> select(Selection selection);
}
