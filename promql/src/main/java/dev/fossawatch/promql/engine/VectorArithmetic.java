package dev.fossawatch.promql.engine;

import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Stale;
import dev.fossawatch.promql.parser.BinaryOp;
import dev.fossawatch.promql.parser.Expr;
import dev.fossawatch.promql.parser.VectorMatching;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Arithmetic and comparisons between two vectors. Which series meet is found once for all steps;
 * whether too many meet is looked at step by step, and only where several could.
 */
final class VectorArithmetic {
  private static final String UNASKED_MANY =
      "multiple matches for labels: many-to-one matching must be explicit"
          + " (group_left/group_right)";
  private static final String UNCLEAR_MANY =
      "multiple matches for labels: grouping labels must ensure unique matches";

  private final BinaryOp op;
  private final boolean bool;
  private final VectorMatching matching;
  private final Signature signature;
  private final int steps;
  private final Budget budget;
  private final boolean manyRight;
  private final Set<String> matchedLabels;

  VectorArithmetic(Expr.BinaryExpr binary, int steps, Budget budget) {
    this.op = binary.op();
    this.bool = binary.bool();
    this.matching = binary.matching();
    this.signature = new Signature(matching);
    this.steps = steps;
    this.budget = budget;
    this.manyRight = matching.card() == VectorMatching.Card.ONE_TO_MANY;
    this.matchedLabels = Set.copyOf(matching.labels());
  }

  List<Column> apply(List<Column> left, List<Column> right) {
    List<Column> many = manyRight ? right : left;
    List<Column> one = manyRight ? left : right;
    if (many.isEmpty() || one.isEmpty()) {
      return new ArrayList<>();
    }
    Map<Labels, List<Column>> ones = signature.group(one);
    checkOneSide(ones, many);
    Merge results = new Merge();
    signature
        .group(many)
        .forEach(
            (key, meeting) ->
                ones.getOrDefault(key, List.of())
                    .forEach(partner -> match(meeting, partner, results)));
    return results.columns();
  }

  /** At most one series of the "one" side may have a value at any step with a left side at all. */
  private void checkOneSide(Map<Labels, List<Column>> ones, List<Column> many) {
    if (ones.values().stream().allMatch(group -> group.size() == 1)) {
      return;
    }
    BitSet asked = new BitSet(steps);
    many.forEach(column -> asked.or(presence(column)));
    ones.forEach((key, group) -> checkGroup(key, group, asked));
  }

  private void checkGroup(Labels key, List<Column> group, BitSet asked) {
    for (int step = asked.nextSetBit(0); step >= 0; step = asked.nextSetBit(step + 1)) {
      Column first = null;
      for (Column column : group) {
        if (!Stale.is(column.values()[step])) {
          if (first != null) {
            throw duplicate(key, first, column);
          }
          first = column;
        }
      }
    }
  }

  private QueryException duplicate(Labels key, Column first, Column second) {
    boolean inOrder = first.labels().compareTo(second.labels()) <= 0;
    return QueryException.execution(
        "found duplicate series for the match group "
            + key
            + " on the "
            + (manyRight ? "left" : "right")
            + " hand-side of the operation: ["
            + (inOrder ? first : second).labels()
            + ", "
            + (inOrder ? second : first).labels()
            + "];many-to-many matching not allowed: matching labels must be unique on one side");
  }

  private static BitSet presence(Column column) {
    BitSet bits = new BitSet(column.values().length);
    for (int i = 0; i < column.values().length; i++) {
      if (!Stale.is(column.values()[i])) {
        bits.set(i);
      }
    }
    return bits;
  }

  /** All series of the "many" side with one of the other. */
  private void match(List<Column> meeting, Column partner, Merge results) {
    if (meeting.size() > 1) {
      checkManySide(meeting, partner);
    }
    for (Column column : meeting) {
      budget.spend(steps);
      Labels labels = resultLabels(column.labels(), partner.labels());
      double[] values = new double[steps];
      double[] left = manyRight ? partner.values() : column.values();
      double[] right = manyRight ? column.values() : partner.values();
      Arithmetic.columns(op, bool, left, right, left, values);
      Column result = new Column(labels, bool || column.dropName(), values);
      if (result.hasValues()) {
        results.add(result);
      }
    }
  }

  /** Whether two results would have the same labels at the same step, filtered out or not. */
  private void checkManySide(List<Column> meeting, Column partner) {
    boolean plain = matching.card() == VectorMatching.Card.ONE_TO_ONE;
    Map<Labels, BitSet> taken = new HashMap<>();
    BitSet partnerThere = presence(partner);
    for (Column column : meeting) {
      BitSet there = presence(column);
      there.and(partnerThere);
      Labels key = plain ? Labels.EMPTY : resultLabels(column.labels(), partner.labels());
      BitSet before = taken.computeIfAbsent(key, unused -> new BitSet(steps));
      if (before.intersects(there)) {
        throw QueryException.execution(plain ? UNASKED_MANY : UNCLEAR_MANY);
      }
      before.or(there);
    }
  }

  private Labels resultLabels(Labels many, Labels one) {
    Labels labels = op.isComparison() ? many : many.withoutName();
    if (matching.card() == VectorMatching.Card.ONE_TO_ONE) {
      return matching.on() ? labels.only(matchedLabels) : labels.withoutAll(matchedLabels);
    }
    if (matching.include().isEmpty()) {
      return labels;
    }
    SortedMap<String, String> included = labels.toMap();
    matching.include().forEach(name -> included.put(name, one.get(name)));
    return Labels.of(included);
  }
}
