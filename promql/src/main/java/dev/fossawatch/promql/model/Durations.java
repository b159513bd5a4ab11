package dev.fossawatch.promql.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as Prometheus writes and reads them, in milliseconds: {@code 1h30m}, {@code 5m}, {@code
 * 90ms}. Source: {@code common/model/time.go}. Thread-safe.
 */
public final class Durations {
  private static final String[] UNITS = {"y", "w", "d", "h", "m", "s", "ms"};
  private static final long[] MILLIS = {
    31_536_000_000L, 604_800_000L, 86_400_000L, 3_600_000L, 60_000L, 1000L, 1L
  };

  /** Go holds a duration in nanoseconds. */
  private static final long MAX_MILLIS = Long.MAX_VALUE / 1_000_000;

  private static final Pattern FORM =
      Pattern.compile(
          "(?:(\\d+)y)?(?:(\\d+)w)?(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?(?:(\\d+)ms)?");

  private Durations() {}

  /** The duration as text; years and weeks only where they divide it. Must not be negative. */
  public static String format(long millis) {
    if (millis == 0) {
      return "0s";
    }
    StringBuilder text = new StringBuilder();
    long left = millis;
    for (int i = 0; i < UNITS.length; i++) {
      boolean exactOnly = i < 2;
      if (left >= MILLIS[i] && (!exactOnly || left % MILLIS[i] == 0)) {
        text.append(left / MILLIS[i]).append(UNITS[i]);
        left %= MILLIS[i];
      }
    }
    return text.toString();
  }

  /**
   * Reads a duration.
   *
   * @throws IllegalArgumentException if it is not one, in Prometheus's words
   */
  public static long parse(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("empty duration string");
    }
    if (text.equals("0")) {
      return 0;
    }
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a valid duration string: " + GoText.quote(text));
    }
    return sum(parts);
  }

  private static long sum(Matcher parts) {
    try {
      long millis = 0;
      for (int i = 0; i < UNITS.length; i++) {
        String count = parts.group(i + 1);
        if (count != null) {
          millis = Math.addExact(millis, Math.multiplyExact(Long.parseLong(count), MILLIS[i]));
        }
      }
      if (millis <= MAX_MILLIS) {
        return millis;
      }
    } catch (ArithmeticException | NumberFormatException tooLarge) {
      throw new IllegalArgumentException("duration out of range", tooLarge);
    }
    throw new IllegalArgumentException("duration out of range");
  }
}
