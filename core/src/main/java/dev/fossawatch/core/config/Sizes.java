package dev.fossawatch.core.config;

import java.util.List;
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
          "gib", 1L << 30,
          "tb", 1_000_000_000_000L,
          "tib", 1L << 40);

  private static final List<String> SHOWN = List.of("B", "KiB", "MiB", "GiB", "TiB");

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
    long count = Long.parseLong(matcher.group(1));
    if (count > Long.MAX_VALUE / unit) {
      throw new BadValue("is out of range");
    }
    return count * unit;
  }

  /** In the largest unit of 1024 that divides it: {@code 128KiB}. */
  static String show(long bytes) {
    int power = bytes == 0 ? 0 : Math.min(Long.numberOfTrailingZeros(bytes) / 10, 4);
    return (bytes >> (10 * power)) + SHOWN.get(power);
  }
}
