package dev.fossawatch.promql.template;

import dev.fossawatch.promql.model.GoText;
import java.math.BigInteger;
import java.util.Locale;

/** Numbers as Go's templates and {@code strconv.ParseFloat} read them. */
final class Numbers {
  private Numbers() {}

  /**
   * A literal number: whole unless it has a point or an exponent.
   *
   * @throws NumberFormatException if it is none, in Go's words
   */
  static Item constant(String text) {
    String digits = text.replace("_", "").toLowerCase(Locale.ROOT);
    try {
      boolean prefixed = digits.matches("[+-]?0[xob].*");
      if (!prefixed && digits.matches(".*[.ep].*")) {
        return new Item.Real(Double.parseDouble(digits));
      }
      return new Item.Int(whole(digits));
    } catch (NumberFormatException invalid) {
      throw new NumberFormatException("illegal number syntax: " + GoText.quote(text));
    } catch (ArithmeticException tooLarge) {
      throw new NumberFormatException("integer overflow: " + GoText.quote(text));
    }
  }

  private static long whole(String digits) {
    boolean negative = digits.startsWith("-");
    String plain = negative || digits.startsWith("+") ? digits.substring(1) : digits;
    int radix = radix(plain);
    String tail = radix == 10 || !Character.isLetter(plain.charAt(1)) ? plain : plain.substring(2);
    BigInteger value = new BigInteger(tail, radix);
    return (negative ? value.negate() : value).longValueExact();
  }

  private static int radix(String plain) {
    if (plain.startsWith("0x")) {
      return 16;
    }
    if (plain.startsWith("0b")) {
      return 2;
    }
    return plain.length() > 1 && plain.startsWith("0") ? 8 : 10;
  }

  /**
   * The number a text holds.
   *
   * @throws NumberFormatException if it holds none, in Go's words
   */
  static double parseFloat(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.matches("[+-]?(inf|infinity)")) {
      return lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (lower.equals("nan")) {
      return Double.NaN;
    }
    try {
      if (lower.matches("[+-]?[0-9.]+(e[+-]?[0-9]+)?|[+-]?0x[0-9a-f.]+p[+-]?[0-9]+")) {
        return Double.parseDouble(lower);
      }
    } catch (NumberFormatException invalid) {
      throw new NumberFormatException(invalid(text));
    }
    throw new NumberFormatException(invalid(text));
  }

  private static String invalid(String text) {
    return "strconv.ParseFloat: parsing " + GoText.quote(text) + ": invalid syntax";
  }
}
