package dev.fossawatch.core.history;

import dev.fossawatch.core.history.block.Values;
import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.source.Samples;
import dev.fossawatch.promql.source.SourceSeries;
import java.util.ArrayList;
import java.util.List;

/**
 * A series and where its samples are. Pieces are added finest first, and among those of one
 * resolution latest written first; each tells the time that none before it tells. So the seconds of
 * the last hour are continued by the minutes of last week without a gap, and what was written after
 * a clock was set back hides what it will overtake.
 */
final class FoundSeries implements SourceSeries {
  private final Labels labels;
  private final long from;
  private final List<Piece> pieces = new ArrayList<>();
  private long until;
  private long spacing;

  /**
   * @param from the first millisecond wanted
   * @param to the last
   */
  FoundSeries(Labels labels, long from, long to) {
    this.labels = labels;
    this.from = from;
    until = to == Long.MAX_VALUE ? to : to + 1;
  }

  /**
   * Adds what a block has.
   *
   * @param spacing how far apart samples of its resolution are, in milliseconds
   */
  void add(Values values, long[] times, int rows, long spacing) {
    long first = times[values.firstRow()];
    if (first < until && from < until && times[rows - 1] >= from) {
      pieces.add(new Piece(values, times, rows, until));
      until = first;
      this.spacing = Math.max(this.spacing, spacing);
    }
  }

  @Override
  public long spacingMillis() {
    return spacing;
  }

  @Override
  public Labels labels() {
    return labels;
  }

  @Override
  public void read(Samples into) {
    for (int i = pieces.size() - 1; i >= 0; i--) {
      pieces.get(i).read(from, into);
    }
  }

  boolean isEmpty() {
    return pieces.isEmpty();
  }
}
