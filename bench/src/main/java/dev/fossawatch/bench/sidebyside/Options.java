package dev.fossawatch.bench.sidebyside;

import java.util.Iterator;

/** Options of a command line. */
public final class Options {
  private Options() {}

  /**
   * The number that follows an option.
   *
   * @throws IllegalArgumentException naming the option where none does
   */
  public static int number(String option, Iterator<String> rest) {
    String value = rest.hasNext() ? rest.next() : "";
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(
          option + " needs a number, not '" + value + "'", notANumber);
    }
  }
}
