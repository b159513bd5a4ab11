package dev.fossawatch.core.metrics.scrape;

import dev.fossawatch.core.metrics.MeterProblem;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;

/**
 * What one scrape brought.
 *
 * @param samples lines with a value, those of meters that were left out included
 * @param leftOut meters that contradict their own type
 */
record Scrape(MetricSnapshots meters, int samples, List<MeterProblem> leftOut) {
  Scrape {
    leftOut = List.copyOf(leftOut);
  }
}
