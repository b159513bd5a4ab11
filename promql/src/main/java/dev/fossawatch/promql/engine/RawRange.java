package dev.fossawatch.promql.engine;

import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Keeps the samples of a range vector that is itself the answer. */
final class RawRange {
  private final long start;
  private final long end;
  private final List<Value.Series> series = new ArrayList<>();

  RawRange(long start, long end) {
    this.start = start;
    this.end = end;
  }

  void add(Labels labels, boolean nameDropped, long[] times, double[] values, int size) {
    int from = 0;
    while (from < size && times[from] <= start) {
      from++;
    }
    int to = from;
    while (to < size && times[to] <= end) {
      to++;
    }
    if (from < to) {
      series.add(
          new Value.Series(
              nameDropped ? labels.withoutName() : labels,
              Arrays.copyOfRange(times, from, to),
              Arrays.copyOfRange(values, from, to)));
    }
  }

  List<Value.Series> series() {
    series.sort(Comparator.comparing(Value.Series::labels));
    return series;
  }
}
