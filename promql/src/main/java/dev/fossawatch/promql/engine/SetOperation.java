package dev.fossawatch.promql.engine;

import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Stale;
import dev.fossawatch.promql.parser.BinaryOp;
import dev.fossawatch.promql.parser.Expr;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code and}, {@code or} and {@code unless}. */
final class SetOperation {
  private final BinaryOp op;
  private final Signature signature;
  private final int steps;

  SetOperation(Expr.BinaryExpr binary, int steps) {
    this.op = binary.op();
    this.signature = new Signature(binary.matching());
    this.steps = steps;
  }

  List<Column> apply(List<Column> left, List<Column> right) {
    if (op == BinaryOp.OR) {
      return or(left, right);
    }
    Map<Labels, BitSet> there = presence(right);
    for (Column column : left) {
      keep(column, there.get(signature.of(column.labels())), op == BinaryOp.AND);
    }
    left.removeIf(column -> !column.hasValues());
    return left;
  }

  private List<Column> or(List<Column> left, List<Column> right) {
    Map<Labels, BitSet> there = presence(left);
    Merge merge = new Merge();
    left.forEach(merge::add);
    for (Column column : right) {
      keep(column, there.get(signature.of(column.labels())), false);
      if (column.hasValues()) {
        merge.add(column);
      }
    }
    return merge.columns();
  }

  /** For each signature, the steps at which any of its series has a value. */
  private Map<Labels, BitSet> presence(List<Column> columns) {
    Map<Labels, BitSet> presence = new HashMap<>();
    for (Column column : columns) {
      BitSet bits =
          presence.computeIfAbsent(signature.of(column.labels()), key -> new BitSet(steps));
      double[] values = column.values();
      for (int i = 0; i < steps; i++) {
        if (!Stale.is(values[i])) {
          bits.set(i);
        }
      }
    }
    return presence;
  }

  /** Takes away the values at the steps that are not, or are, among these. */
  private void keep(Column column, @Nullable BitSet there, boolean wanted) {
    double[] values = column.values();
    for (int i = 0; i < steps; i++) {
      if ((there != null && there.get(i)) != wanted) {
        values[i] = Stale.MARKER;
      }
    }
  }
}
