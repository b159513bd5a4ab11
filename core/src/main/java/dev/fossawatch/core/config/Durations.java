package dev.fossawatch.core.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as text: a whole number with a unit, or ISO-8601. */
final class Durations {
  private static final Pattern SHORT = Pattern.compile("(\\d{1,15})\\s*([a-zA-Z]*)");
  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "ms", ChronoUnit.MILLIS,
          "s", ChronoUnit.SECONDS,
          "m", ChronoUnit.MINUTES,
          "h", ChronoUnit.HOURS,
          "d", ChronoUnit.DAYS);

  private Durations() {}

  /** {@code 500ms}, {@code 15s}, {@code 2m}, {@code 1h}, {@code 7d} or {@code PT15S}. */
  static Duration parse(String text) throws BadValue {
    Matcher matcher = SHORT.matcher(text);
    if (!matcher.matches()) {
      return parseIso(text);
    }
    String unit = matcher.group(2);
    if (unit.isEmpty()) {
      throw new BadValue("has no unit");
    }
    ChronoUnit known = UNITS.get(unit.toLowerCase(Locale.ROOT));
    if (known == null) {
      throw new BadValue("has an unknown unit");
    }
    return Duration.of(Long.parseLong(matcher.group(1)), known);
  }

  /** In the largest unit that divides it: {@code 90s}, {@code 2m}. */
  static String show(Duration duration) {
    if (duration.toMillisPart() != 0) {
      return duration.toMillis() + "ms";
    }
    long seconds = duration.toSeconds();
    if (seconds == 0 || seconds % 60 != 0) {
      return seconds + "s";
    }
    return seconds % 3600 != 0 ? seconds / 60 + "m" : seconds / 3600 + "h";
  }

  /** The shorter of two. */
  static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static Duration parseIso(String text) throws BadValue {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException notIso) {
      throw new BadValue("is not a duration");
    }
  }
}
