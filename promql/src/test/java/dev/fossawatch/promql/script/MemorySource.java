package dev.fossawatch.promql.script;

import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.source.Samples;
import dev.fossawatch.promql.source.Selection;
import dev.fossawatch.promql.source.SeriesSource;
import dev.fossawatch.promql.source.SourceSeries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Series in memory, in the order in which they were first seen. */
public final class MemorySource implements SeriesSource {
  private final Map<Labels, NavigableMap<Long, Double>> series = new LinkedHashMap<>();

  /** Adds one sample; a later one of the same time replaces it. */
  public void add(Labels labels, long timeMillis, double value) {
    series.computeIfAbsent(labels, key -> new TreeMap<>()).put(timeMillis, value);
  }

  /** The samples of every series. */
  public Map<Labels, NavigableMap<Long, Double>> series() {
    return series;
  }

  @Override
  public List<SourceSeries> select(Selection selection) {
    List<SourceSeries> found = new ArrayList<>();
    series.forEach(
        (labels, samples) -> {
          if (selection.matches(labels)) {
            found.add(new Found(labels, samples, selection));
          }
        });
    return found;
  }

  private record Found(Labels labels, NavigableMap<Long, Double> samples, Selection selection)
      implements SourceSeries {
    @Override
    public void read(Samples into) {
      if (selection.fromMillis() <= selection.toMillis()) {
        samples.subMap(selection.fromMillis(), true, selection.toMillis(), true).forEach(into::add);
      }
    }
  }
}
