package dev.fossawatch.core.history;

import io.prometheus.metrics.model.snapshots.Labels;

/**
 * One of the series a data point is made of.
 *
 * @param name the name with its suffix
 * @param labels all labels but {@code job} and {@code instance}
 * @param counts whether it only rises, so that it was 0 before it was first seen
 */
record Column(String name, Labels labels, boolean counts) {}
