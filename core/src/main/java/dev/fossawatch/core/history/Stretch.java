package dev.fossawatch.core.history;

import dev.fossawatch.core.history.block.Values;
import dev.fossawatch.promql.model.Labels;

/**
 * What a series had in a block that grows, at one moment.
 *
 * @param times of the rows; not copied
 * @param rows how many of them counted at that moment
 */
record Stretch(Labels labels, Values values, long[] times, int rows) {}
