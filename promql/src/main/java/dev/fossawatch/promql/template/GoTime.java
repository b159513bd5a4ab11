package dev.fossawatch.promql.template;

import dev.fossawatch.promql.model.GoDuration;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as Go prints them, and the methods of times and durations that need no argument. */
final class GoTime {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private GoTime() {}

  /** {@code 2006-01-02 15:04:05.999 +0000 UTC}. */
  static String print(Instant time) {
    long millis = Math.floorMod(time.toEpochMilli(), 1000L);
    String fraction = millis == 0 ? "" : withoutZeros(String.format(Locale.ROOT, ".%03d", millis));
    return SECONDS.format(time.atOffset(ZoneOffset.UTC)) + fraction + " +0000 UTC";
  }

  private static String withoutZeros(String fraction) {
    return fraction.replaceFirst("0+$", "");
  }

  static @Nullable Item field(Instant time, String name) {
    OffsetDateTime utc = time.atOffset(ZoneOffset.UTC);
    return switch (name) {
      case "Year" -> new Item.Int(utc.getYear());
      case "Month" -> new Item.Text(utc.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
      case "Day" -> new Item.Int(utc.getDayOfMonth());
      case "Weekday" ->
          new Item.Text(utc.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
      case "YearDay" -> new Item.Int(utc.getDayOfYear());
      case "Hour" -> new Item.Int(utc.getHour());
      case "Minute" -> new Item.Int(utc.getMinute());
      case "Second" -> new Item.Int(utc.getSecond());
      case "Unix" -> new Item.Int(time.getEpochSecond());
      case "UnixMilli" -> new Item.Int(time.toEpochMilli());
      case "UTC" -> new Item.Time(time);
      case "String" -> new Item.Text(print(time));
      default -> null;
    };
  }

  static @Nullable Item field(Duration duration, String name) {
    double seconds = duration.toNanos() / 1e9;
    return switch (name) {
      case "Hours" -> new Item.Real(seconds / 3600);
      case "Minutes" -> new Item.Real(seconds / 60);
      case "Seconds" -> new Item.Real(seconds);
      case "Milliseconds" -> new Item.Int(duration.toMillis());
      case "String" -> new Item.Text(GoDuration.print(duration));
      default -> null;
    };
  }
}
