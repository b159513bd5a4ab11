package dev.fossawatch.promql.engine;

import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.parser.VectorMatching;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The labels by which series of two vectors find each other. */
final class Signature {
  private final boolean on;
  private final Set<String> labels;

  Signature(VectorMatching matching) {
    this.on = matching.on();
    Set<String> named = new HashSet<>(matching.labels());
    if (!on) {
      named.add(Labels.NAME);
    }
    this.labels = Set.copyOf(named);
  }

  Labels of(Labels series) {
    return on ? series.only(labels) : series.withoutAll(labels);
  }

  /** The columns of each signature, in order of appearance. */
  Map<Labels, List<Column>> group(List<Column> columns) {
    Map<Labels, List<Column>> groups = new LinkedHashMap<>();
    for (Column column : columns) {
      groups.computeIfAbsent(of(column.labels()), key -> new ArrayList<>(1)).add(column);
    }
    return groups;
  }
}
