package dev.fossawatch.promql.model;

import java.time.Duration;
import java.util.Locale;

/** Durations as Go writes them, unlike {@link Durations}. Thread-safe. */
public final class GoDuration {
  private GoDuration() {}

  /** The duration as {@code time.Duration} writes itself: {@code 1h2m3.5s}. */
  public static String print(Duration duration) {
    String sign = duration.isNegative() ? "-" : "";
    Duration positive = duration.abs();
    if (positive.isZero()) {
      return "0s";
    }
    if (positive.toSeconds() == 0) {
      return sign + belowSecond(positive.toNanosPart());
    }
    String seconds = fraction(positive.toSecondsPart(), positive.toNanosPart(), 9) + "s";
    long hours = positive.toHours();
    String minutes = hours > 0 || positive.toMinutes() > 0 ? positive.toMinutesPart() + "m" : "";
    return sign + (hours > 0 ? hours + "h" : "") + minutes + seconds;
  }

  private static String belowSecond(int nanos) {
    if (nanos < 1000) {
      return nanos + "ns";
    }
    return nanos < 1_000_000
        ? fraction(nanos / 1000, nanos % 1000, 3) + "µs"
        : fraction(nanos / 1_000_000, nanos % 1_000_000, 6) + "ms";
  }

  private static String fraction(long whole, int part, int digits) {
    return part == 0
        ? String.valueOf(whole)
        : whole + withoutZeros(String.format(Locale.ROOT, ".%0" + digits + "d", part));
  }

  private static String withoutZeros(String fraction) {
    return fraction.replaceFirst("0+$", "");
  }
}
