package dev.fossawatch.promql.parser;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What stands between two expressions, with how strongly it binds. */
public enum BinaryOp {
  /** Left, and what of the right it does not have. */
  OR("or", 1),
  /** What of the left the right has too. */
  AND("and", 2),
  /** What of the left the right does not have. */
  UNLESS("unless", 2),
  /** Equal. */
  EQUAL("==", 3),
  /** Not equal. */
  NOT_EQUAL("!=", 3),
  /** Less or equal. */
  LESS_OR_EQUAL("<=", 3),
  /** Less. */
  LESS("<", 3),
  /** Greater or equal. */
  GREATER_OR_EQUAL(">=", 3),
  /** Greater. */
  GREATER(">", 3),
  /** Sum. */
  ADD("+", 4),
  /** Difference. */
  SUB("-", 4),
  /** Product. */
  MUL("*", 5),
  /** Quotient. */
  DIV("/", 5),
  /** Remainder, with the sign of the left. */
  MOD("%", 5),
  /** Angle of a point. */
  ATAN2("atan2", 5),
  /** Power; binds to the right. */
  POW("^", 6);

  static final int UNARY_OPERAND = 6;

  private final String sign;
  private final int strength;

  BinaryOp(String sign, int strength) {
    this.sign = sign;
    this.strength = strength;
  }

  static @Nullable BinaryOp of(Token token) {
    if (token.type().group() != TokenType.Group.OPERATOR) {
      return null;
    }
    String text = token.text().toLowerCase(Locale.ROOT);
    for (BinaryOp op : values()) {
      if (op.sign.equals(text)) {
        return op;
      }
    }
    return null;
  }

  /** As it is written. */
  public String sign() {
    return sign;
  }

  int strength() {
    return strength;
  }

  /** Whether it keeps or drops what it compares. */
  public boolean isComparison() {
    return strength == 3;
  }

  /** Whether it works on sets of series. */
  public boolean isSet() {
    return strength < 3;
  }
}
