package dev.fossawatch.promql.engine;

import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Stale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts columns with the same labels together into one. Two values at the same step are an error.
 */
final class Merge {
  private final Map<Labels, Column> columns = new LinkedHashMap<>();

  static List<Column> all(List<Column> input) {
    Merge merge = new Merge();
    input.forEach(merge::add);
    return merge.columns();
  }

  void add(Column column) {
    Column present = columns.putIfAbsent(column.labels(), column);
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
    if (column.dropName() && !present.dropName()) {
      columns.put(column.labels(), present.droppingName());
    }
  }

  List<Column> columns() {
    return new ArrayList<>(columns.values());
  }
}
