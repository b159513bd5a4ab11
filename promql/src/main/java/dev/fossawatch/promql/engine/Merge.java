package dev.fossawatch.promql.engine;

import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Stale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts columns with the same labels together into one. Two values at the same step are an error.
 * Columns that will drop the metric's name and columns that will not are never the same series.
 */
final class Merge {
  private record Key(Labels labels, boolean dropName) {}

  private final Map<Key, Column> columns = new LinkedHashMap<>();

  static List<Column> all(List<Column> input) {
    Merge merge = new Merge();
    input.forEach(merge::add);
    return merge.columns();
  }

  void add(Column column) {
    Column present = columns.putIfAbsent(new Key(column.labels(), column.dropName()), column);
    if (present == null) {
      return;
    }
    double[] into = present.values();
    double[] from = column.values();
    for (int i = 0; i < from.length; i++) {
      if (!Stale.is(from[i])) {
        if (!Stale.is(into[i])) {
          throw QueryException.sameLabels();
        }
        into[i] = from[i];
      }
    }
  }

  List<Column> columns() {
    return new ArrayList<>(columns.values());
  }
}
