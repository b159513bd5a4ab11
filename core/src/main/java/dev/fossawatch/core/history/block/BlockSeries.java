package dev.fossawatch.core.history.block;

import dev.fossawatch.promql.model.Labels;
import java.util.List;

/**
 * One series of a block.
 *
 * @param labels all its labels, the metric's name among them
 * @param columns {@link Statistic#LAST} alone, or all three in their order
 */
public record BlockSeries(Labels labels, List<Values> columns) {
  public BlockSeries {
    columns = List.copyOf(columns);
  }
}
