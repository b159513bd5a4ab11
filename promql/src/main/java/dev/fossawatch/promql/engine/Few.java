package dev.fossawatch.promql.engine;

import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Stale;
import dev.fossawatch.promql.parser.AggregateOp;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Some series of each group: the k largest or smallest, any k, or a share. */
final class Few {
  private final AggregateOp op;
  private final double[] sizes;
  private final int steps;

  Few(AggregateOp op, double[] sizes, int steps) {
    this.op = op;
    this.sizes = sizes;
    this.steps = steps;
  }

  /** At an instant, the best first within a group. */
  List<Column> of(List<List<Column>> groups) {
    List<Column> result = new ArrayList<>();
    groups.forEach(group -> choose(group, result));
    return result;
  }

  private void choose(List<Column> group, List<Column> into) {
    IdentityHashMap<Column, double[]> chosen = new IdentityHashMap<>();
    for (int step = 0; step < steps; step++) {
      for (Column column : best(group, step)) {
        double[] values = chosen.get(column);
        if (values == null) {
          values = Column.empty(steps);
          chosen.put(column, values);
          into.add(new Column(column.labels(), column.dropName(), values));
        }
        values[step] = column.values()[step];
      }
    }
  }

  private List<Column> best(List<Column> group, int step) {
    int size = (int) Math.max(0, Math.min(group.size(), (long) sizes[step]));
    if (op == AggregateOp.LIMITK) {
      return first(group, step, size);
    }
    Best best = new Best(size, step, op == AggregateOp.TOPK ? 1 : -1);
    for (Column column : group) {
      if (!Stale.is(column.values()[step])) {
        best.offer(column);
      }
    }
    return best.sorted();
  }

  private static List<Column> first(List<Column> group, int step, int size) {
    List<Column> first = new ArrayList<>(size);
    for (Column column : group) {
      if (first.size() < size && !Stale.is(column.values()[step])) {
        first.add(column);
      }
    }
    return first;
  }

  /** Series by a hash of their labels, so that the same ones are chosen again and again. */
  static List<Column> share(List<List<Column>> groups, double[] ratios) {
    List<Column> result = new ArrayList<>();
    for (List<Column> group : groups) {
      for (Column column : group) {
        keepShare(column, ratios);
        if (column.hasValues()) {
          result.add(column);
        }
      }
    }
    return result;
  }

  private static void keepShare(Column column, double[] ratios) {
    double offset = offset(column.labels());
    for (int i = 0; i < ratios.length; i++) {
      boolean chosen = ratios[i] >= 0 ? offset < ratios[i] : offset >= 1 + ratios[i];
      if (!chosen) {
        column.values()[i] = Stale.MARKER;
      }
    }
  }

  /** A number from 0 to 1 that depends on the labels alone. */
  private static double offset(Labels labels) {
    long hash = 0xcbf29ce484222325L;
    String text = labels.toString();
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash ^= hash >>> 33;
    return (hash >>> 11) * 0x1.0p-53;
  }
}
