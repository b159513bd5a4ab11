package dev.fossawatch.promql.engine;

import dev.fossawatch.promql.parser.BinaryOp;
import dev.fossawatch.promql.parser.Expr;
import dev.fossawatch.promql.parser.ValueType;
import java.util.ArrayList;
import java.util.List;

/** Operators with a scalar on at least one side. */
final class ScalarArithmetic {
  private ScalarArithmetic() {}

  /** A scalar and a scalar. */
  static double[] scalars(BinaryOp op, double[] left, double[] right) {
    Arithmetic.columns(op, true, left, right, left, left);
    return left;
  }

  /** An instant vector and a scalar. */
  static List<Column> evaluate(Evaluator evaluator, Expr.BinaryExpr binary) {
    boolean vectorLeft = binary.left().type() == ValueType.VECTOR;
    List<Column> columns = evaluator.vector(vectorLeft ? binary.left() : binary.right());
    double[] scalar = evaluator.scalar(vectorLeft ? binary.right() : binary.left());
    BinaryOp op = binary.op();
    boolean dropName = !op.isComparison() || binary.bool();
    List<Column> result = new ArrayList<>(columns.size());
    for (Column column : columns) {
      double[] values = column.values();
      double[] left = vectorLeft ? values : scalar;
      double[] right = vectorLeft ? scalar : values;
      Arithmetic.columns(op, binary.bool(), left, right, values, values);
      result.add(dropName ? column.droppingName() : column);
    }
    return result;
  }
}
