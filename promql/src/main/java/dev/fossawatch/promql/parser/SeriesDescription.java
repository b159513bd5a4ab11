package dev.fossawatch.promql.parser;

import dev.fossawatch.promql.model.Labels;

/**
 * A series as tests write it: labels and values one interval apart.
 *
 * @param labels the labels
 * @param values the values; the stale marker where {@code stale} was written
 * @param omitted true at the places without a value; as long as {@code values}
 */
public record SeriesDescription(Labels labels, double[] values, boolean[] omitted) {}
