package dev.fossawatch.promql.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers as Go writes them: with the fewest digits that read back the same. Thread-safe. */
public final class GoNumber {
  /** From this power of ten on, the shortest form has an exponent. */
  private static final int SHORTEST_THRESHOLD = 6;

  /** The nearest of as many digits, then the neighbours: they too may read back the same. */
  private static final List<RoundingMode> ROUNDINGS =
      List.of(RoundingMode.HALF_EVEN, RoundingMode.UP, RoundingMode.DOWN);

  private GoNumber() {}

  /** Without an exponent: {@code strconv.FormatFloat(value, 'f', -1, 64)}. */
  public static String plain(double value) {
    String special = special(value);
    if (special != null) {
      return special;
    }
    return sign(value) + shortest(Math.abs(value)).toPlainString();
  }

  /** With an exponent where it is shorter: {@code %g}. */
  public static String general(double value) {
    String special = special(value);
    return special != null
        ? special
        : general(value, shortest(Math.abs(value)), SHORTEST_THRESHOLD);
  }

  /** With an exponent where it is shorter, and this many digits at most: {@code %.2g}. */
  public static String general(double value, int digits) {
    String special = special(value);
    if (special != null) {
      return special;
    }
    BigDecimal rounded =
        new BigDecimal(Math.abs(value)).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    return general(value, stripped(rounded), digits);
  }

  private static String general(double value, BigDecimal shortest, int precision) {
    int exponent = shortest.signum() == 0 ? 0 : shortest.precision() - shortest.scale() - 1;
    if (exponent >= -4 && exponent < precision) {
      return sign(value) + shortest.toPlainString();
    }
    String digits = shortest.unscaledValue().toString();
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    String power = (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    return sign(value) + digits.charAt(0) + fraction + 'e' + (exponent < 0 ? '-' : '+') + power;
  }

  private static @Nullable String special(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    return null;
  }

  private static String sign(double value) {
    return Double.doubleToRawLongBits(value) < 0 ? "-" : "";
  }

  /** The fewest digits that read back as this value, found by trying, as JDK 17 may write more. */
  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = value < Double.MIN_NORMAL ? 1 : 15; digits < 17; digits++) {
      for (RoundingMode mode : ROUNDINGS) {
        BigDecimal rounded = exact.round(new MathContext(digits, mode));
        if (rounded.doubleValue() == value) {
          return stripped(rounded);
        }
      }
    }
    return stripped(exact.round(new MathContext(17, RoundingMode.HALF_EVEN)));
  }

  private static BigDecimal stripped(BigDecimal number) {
    return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
  }
}
