package dev.fossawatch.promql.engine;

import dev.fossawatch.promql.model.Stale;
import dev.fossawatch.promql.parser.BinaryOp;

/** One operator on numbers and on whole columns of them. */
final class Arithmetic {
  private Arithmetic() {}

  /** What an arithmetic operator makes of two numbers. */
  static double calculate(BinaryOp op, double left, double right) {
    return switch (op) {
      case ADD -> left + right;
      case SUB -> left - right;
      case MUL -> left * right;
      case DIV -> left / right;
      case MOD -> left % right;
      case POW -> power(left, right);
      case ATAN2 -> Math.atan2(left, right);
      default -> throw new IllegalStateException(op.sign());
    };
  }

  /** Like Go, and unlike Java, 1 to any power is 1, and so is -1 to an infinite one. */
  private static double power(double base, double exponent) {
    if (base == 1 || (base == -1 && Double.isInfinite(exponent))) {
      return 1;
    }
    return Math.pow(base, exponent);
  }

  /** Whether a comparison holds. */
  static boolean holds(BinaryOp op, double left, double right) {
    return switch (op) {
      case EQUAL -> left == right;
      case NOT_EQUAL -> left != right;
      case LESS -> left < right;
      case LESS_OR_EQUAL -> left <= right;
      case GREATER -> left > right;
      case GREATER_OR_EQUAL -> left >= right;
      default -> throw new IllegalStateException(op.sign());
    };
  }

  /**
   * An operator on two columns, written to a third, which may be one of them. There is a value
   * where both sides have one and, for a comparison without {@code bool}, it holds: then the value
   * of {@code kept}.
   */
  static void columns(
      BinaryOp op, boolean bool, double[] left, double[] right, double[] kept, double[] into) {
    if (op.isComparison()) {
      compare(op, bool, left, right, kept, into);
      return;
    }
    for (int i = 0; i < into.length; i++) {
      boolean absent = Stale.is(left[i]) || Stale.is(right[i]);
      into[i] = absent ? Stale.MARKER : calculate(op, left[i], right[i]);
    }
  }

  private static void compare(
      BinaryOp op, boolean bool, double[] left, double[] right, double[] kept, double[] into) {
    for (int i = 0; i < into.length; i++) {
      if (Stale.is(left[i]) || Stale.is(right[i])) {
        into[i] = Stale.MARKER;
        continue;
      }
      boolean holds = holds(op, left[i], right[i]);
      if (bool) {
        into[i] = holds ? 1 : 0;
      } else {
        into[i] = holds ? kept[i] : Stale.MARKER;
      }
    }
  }
}
