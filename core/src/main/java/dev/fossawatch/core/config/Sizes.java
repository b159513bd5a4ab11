package dev.fossawatch.core.config;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of bytes as text. */
final class Sizes {
  private static final Pattern SHAPE = Pattern.compile("(\\d{1,9})\\s*([a-zA-Z]*)");
  private static final Map<String, Long> UNITS =
      Map.of(
          "", 1L,
          "b", 1L,
          "kb", 1_000L,
          "kib", 1L << 10,
          "mb", 1_000_000L,
          "mib", 1L << 20,
          "gb", 1_000_000_000L,
          "gib", 1L << 30);

  private Sizes() {}

  /** {@code 131072}, {@code 128KiB} or {@code 1MB}: powers of 1024 with an i, of 1000 without. */
  static long parse(String text) throws BadValue {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      throw new BadValue("is not a size");
    }
    Long unit = UNITS.get(matcher.group(2).toLowerCase(Locale.ROOT));
    if (unit == null) {
      throw new BadValue("has an unknown unit");
    }
    return Long.parseLong(matcher.group(1)) * unit;
  }

  /** In the largest unit of 1024 that divides it: {@code 128KiB}. */
  static String show(long bytes) {
    if (bytes == 0 || bytes % (1L << 10) != 0) {
      return bytes + "B";
    }
    return bytes % (1L << 20) != 0 ? (bytes >> 10) + "KiB" : (bytes >> 20) + "MiB";
  }
}
