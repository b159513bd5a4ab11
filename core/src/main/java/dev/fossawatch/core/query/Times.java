package dev.fossawatch.core.query;

import dev.fossawatch.promql.model.Durations;
import dev.fossawatch.promql.model.GoText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times and durations as the HTTP API takes them: seconds since 1970 or RFC 3339; seconds or
 * Prometheus's durations. Source: {@code web/api/v1/api.go} of Prometheus.
 */
final class Times {
  /** What stands for the beginning and the end of time. */
  static final long EARLIEST = Long.MIN_VALUE / 4;

  static final long LATEST = Long.MAX_VALUE / 4;

  private static final int MAX_DIGITS = 100;
  private static final String EARLIEST_TEXT = "-292273086-05-16T16:47:06Z";
  private static final String LATEST_TEXT = "292277025-08-18T07:12:54.999999999Z";
  private static final BigDecimal MAX_NANOS = new BigDecimal(Long.MAX_VALUE);
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
  private static final Pattern RFC3339 =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d([.,]\\d+)?(Z|[+-]\\d\\d:\\d\\d)");

  private Times() {}

  /** A time in milliseconds since 1970. */
  static long time(String text) {
    BigDecimal seconds = number(text);
    if (seconds != null) {
      BigInteger millis =
          seconds.movePointRight(3).setScale(0, RoundingMode.HALF_UP).toBigInteger();
      return millis.min(BigInteger.valueOf(LATEST)).max(BigInteger.valueOf(EARLIEST)).longValue();
    }
    if (text.equals(EARLIEST_TEXT)) {
      return EARLIEST;
    }
    return text.equals(LATEST_TEXT) ? LATEST : date(text);
  }

  private static long date(String text) {
    try {
      if (RFC3339.matcher(text).matches()) {
        return OffsetDateTime.parse(text.replace(',', '.')).toInstant().toEpochMilli();
      }
    } catch (DateTimeException noDate) {
      // told below, as any other text is
    }
    throw new IllegalArgumentException(
        "cannot parse " + GoText.quote(text) + " to a valid timestamp");
  }

  /** A duration in nanoseconds. */
  static long nanos(String text) {
    BigDecimal seconds = number(text);
    if (seconds != null) {
      BigDecimal nanos = seconds.multiply(NANOS);
      if (nanos.abs().compareTo(MAX_NANOS) > 0) {
        throw new IllegalArgumentException(noDuration(text) + ". It overflows int64");
      }
      return nanos.longValue();
    }
    try {
      return Math.multiplyExact(Durations.parse(text), 1_000_000L);
    } catch (IllegalArgumentException | ArithmeticException none) {
      throw new IllegalArgumentException(noDuration(text), none);
    }
  }

  private static String noDuration(String text) {
    return "cannot parse " + GoText.quote(text) + " to a valid duration";
  }

  private static @Nullable BigDecimal number(String text) {
    boolean number = text.length() <= MAX_DIGITS && NUMBER.matcher(text).matches();
    return number && Double.isFinite(Double.parseDouble(text)) ? new BigDecimal(text) : null;
  }
}
