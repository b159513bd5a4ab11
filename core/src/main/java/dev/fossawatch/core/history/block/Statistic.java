package dev.fossawatch.core.history.block;

/** What is kept of the samples of one series that fall into one row. */
public enum Statistic {
  /** The last of them. */
  LAST(0),
  /** The smallest; kept of gauges in tiers coarser than they were sampled. */
  MIN(1),
  /** The largest; kept of gauges in tiers coarser than they were sampled. */
  MAX(2);

  /** Its place among the columns of a series. */
  final int column;

  Statistic(int column) {
    this.column = column;
  }
}
