package dev.fossawatch.core.http;

/** The value of {@code X-Response-Time}: milliseconds with three decimals and their unit. */
final class ResponseTime {
  private ResponseTime() {}

  static String format(long nanos) {
    long micros = nanos / 1_000;
    long millis = micros / 1_000;
    long fraction = micros % 1_000;
    StringBuilder text = new StringBuilder(16).append(millis).append('.');
    if (fraction < 100) {
      text.append('0');
    }
    if (fraction < 10) {
      text.append('0');
    }
    return text.append(fraction).append("ms").toString();
  }
}
