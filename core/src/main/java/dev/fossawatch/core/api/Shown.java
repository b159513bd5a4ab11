package dev.fossawatch.core.api;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures as people read them. What is not known is a dash. */
final class Shown {
  static final String UNKNOWN = "–";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String[] SIZES = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

  private Shown() {}

  static String time(Instant instant) {
    return TIME.format(instant);
  }

  /** A share from 0 to 1 in percent. */
  static String percent(@Nullable Double share) {
    if (share == null) {
      return UNKNOWN;
    }
    double percent = share * 100;
    return number(percent, percent < 10 && percent > 0 ? 1 : 0) + " %";
  }

  static String seconds(@Nullable Double seconds) {
    if (seconds == null) {
      return UNKNOWN;
    }
    if (seconds >= 1) {
      return number(seconds, seconds < 10 ? 2 : 0) + " s";
    }
    double millis = seconds * 1000;
    return number(millis, millis < 10 ? 1 : 0) + " ms";
  }

  static String rate(@Nullable Double perSecond) {
    return perSecond == null ? UNKNOWN : number(perSecond, perSecond < 10 ? 1 : 0);
  }

  static String count(long count) {
    return number((double) count, 0);
  }

  static String bytes(@Nullable Long bytes) {
    if (bytes == null) {
      return UNKNOWN;
    }
    double left = (double) bytes;
    int size = 0;
    while (left >= 1024 && size < SIZES.length - 1) {
      left /= 1024;
      size++;
    }
    return number(left, left < 10 && size > 0 ? 1 : 0) + " " + SIZES[size];
  }

  /** A length of time in its two largest units, such as {@code 6 d 4 h}. */
  static String duration(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds >= 86_400) {
      return seconds / 86_400 + " d " + seconds % 86_400 / 3_600 + " h";
    }
    if (seconds >= 3_600) {
      return seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min";
    }
    return seconds >= 60 ? seconds / 60 + " min" : seconds + " s";
  }

  private static String number(double value, int decimals) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}
