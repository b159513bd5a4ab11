package dev.fossawatch.promql.yaml;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** Numbers as YAML 1.1 and Go's reader of it write them. */
final class YamlNumbers {
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

  private YamlNumbers() {}

  static double parse(String text) {
    String plain = text.replace("_", "");
    switch (plain) {
      case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" -> {
        return Double.POSITIVE_INFINITY;
      }
      case "-.inf", "-.Inf", "-.INF" -> {
        return Double.NEGATIVE_INFINITY;
      }
      case ".nan", ".NaN", ".NAN" -> {
        return Double.NaN;
      }
      default -> {}
    }
    if (plain.matches("0x[0-9a-fA-F]+")) {
      return new BigInteger(plain.substring(2), 16).doubleValue();
    }
    if (plain.matches("0o?[0-7]+")) {
      return new BigInteger(plain.replace("o", ""), 8).doubleValue();
    }
    if (!DECIMAL.matcher(plain).matches()) {
      throw new NumberFormatException("not a number: " + text);
    }
    return Double.parseDouble(plain);
  }
}
