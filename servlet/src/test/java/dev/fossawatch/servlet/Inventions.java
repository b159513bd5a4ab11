package dev.fossawatch.servlet;

import java.util.Locale;

/** Names that clients invent: a different one for each number. */
final class Inventions {
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private Inventions() {}

  /** A path: of an id, of words, of a hash, of one that fails, or of one that is not there. */
  static String path(int number) {
    return switch (number % 5) {
      case 0 -> "/shop/orders/" + number;
      case 1 -> "/shop/" + word(number) + "/" + word(number / 7);
      case 2 -> "/shop/files/" + hash(number);
      case 3 -> "/shop/broken/" + word(number);
      default -> "/" + word(number) + ".php";
    };
  }

  static String method(int number) {
    return "X" + word(number).toUpperCase(Locale.ROOT);
  }

  static String host(int number) {
    return word(number) + ".example:" + (1 + number % 65_535);
  }

  private static String word(int number) {
    StringBuilder word = new StringBuilder();
    int left = number;
    do {
      word.append((char) ('a' + left % 26));
      left /= 26;
    } while (left > 0);
    return word.toString();
  }

  private static String hash(int number) {
    String hex = Long.toHexString(number * SPREAD);
    return "0".repeat(16 - hex.length()) + hex + hex.charAt(0);
  }
}
