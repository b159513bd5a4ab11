package dev.fossawatch.core.metrics;

/** Status codes as label values: those of RFC 9110's range, and one word for all others. */
final class StatusCodes {
  /** Stands for every code outside 100 to 599. */
  static final int OTHER = 0;

  private StatusCodes() {}

  /** The code itself, or {@link #OTHER} outside 100 to 599. */
  static int fold(int status) {
    return status >= 100 && status <= 599 ? status : OTHER;
  }

  /** The code that stands for its whole class, as RFC 9110 §15 has unknown codes understood. */
  static int classOf(int folded) {
    return folded - folded % 100;
  }

  static String label(int folded) {
    return folded == OTHER ? "_OTHER" : Integer.toString(folded);
  }

  /** {@code 1xx} to {@code 5xx}, or {@code _OTHER}. */
  static String classLabel(int folded) {
    return folded == OTHER ? "_OTHER" : folded / 100 + "xx";
  }
}
