package dev.fossawatch.core.metrics.scrape;

import java.util.Locale;
import java.util.OptionalDouble;

/** A number as both formats write it: decimal, {@code NaN} or an infinity, in any case. */
final class NumberWord {
  private NumberWord() {}

  /** The number; empty where the word is none. */
  static OptionalDouble parse(String word) {
    if (word.length() > ScrapeLimits.NUMBER_CHARS) {
      return OptionalDouble.empty();
    }
    return isDecimal(word) ? decimal(word) : named(word);
  }

  /** Made of the signs of decimal numbers alone; Java reads others too. */
  private static boolean isDecimal(String word) {
    return word.chars()
        .allMatch(sign -> (sign >= '0' && sign <= '9') || "+-.eE".indexOf(sign) >= 0);
  }

  private static OptionalDouble decimal(String word) {
    try {
      return OptionalDouble.of(Double.parseDouble(word));
    } catch (NumberFormatException notOne) {
      return OptionalDouble.empty();
    }
  }

  private static OptionalDouble named(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "nan" -> OptionalDouble.of(Double.NaN);
      case "inf", "+inf", "infinity", "+infinity" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
      case "-inf", "-infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
      default -> OptionalDouble.empty();
    };
  }
}
