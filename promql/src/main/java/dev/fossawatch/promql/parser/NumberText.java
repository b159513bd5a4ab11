package dev.fossawatch.promql.parser;

import dev.fossawatch.promql.model.GoText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;

/** Reads numbers as a query writes them: decimal, hexadecimal, octal by a leading 0, Inf, NaN. */
final class NumberText {
  private NumberText() {}

  /**
   * The number.
   *
   * @throws NumberFormatException if it is none, in Go's words
   */
  static double parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.equals("inf")) {
      return Double.POSITIVE_INFINITY;
    }
    if (lower.equals("nan")) {
      return Double.NaN;
    }
    String digits = lower.replace("_", "");
    if (digits.matches("0x[0-9a-f]+")) {
      return new BigInteger(digits.substring(2), 16).doubleValue();
    }
    return digits.matches("0[0-7]+")
        ? new BigInteger(digits, 8).doubleValue()
        : decimal(digits, text);
  }

  private static double decimal(String digits, String text) {
    double value;
    try {
      value = Double.parseDouble(digits);
    } catch (NumberFormatException invalid) {
      throw new NumberFormatException(message(text, "invalid syntax"));
    }
    if (Double.isInfinite(value)) {
      throw new NumberFormatException(message(text, "value out of range"));
    }
    return value;
  }

  private static String message(String text, String problem) {
    return "strconv.ParseFloat: parsing " + GoText.quote(text) + ": " + problem;
  }

  /** The number with six digits after the point, as {@code %f} writes it. */
  static String fixed(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    return new BigDecimal(value).setScale(6, RoundingMode.HALF_EVEN).toPlainString();
  }
}
