package dev.fossawatch.promql.template;

import static dev.fossawatch.promql.template.Function.Parameter.ANY;
import static dev.fossawatch.promql.template.Function.Parameter.TEXT;
import static dev.fossawatch.promql.template.Function.text;

import dev.fossawatch.promql.model.Durations;
import dev.fossawatch.promql.model.GoNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Functions that make numbers readable, and those of time. */
final class NumberFunctions {
  private static final String[] LARGE = {"k", "M", "G", "T", "P", "E", "Z", "Y"};
  private static final String[] SMALL = {"m", "u", "n", "p", "f", "a", "z", "y"};
  private static final String[] BINARY = {"ki", "Mi", "Gi", "Ti", "Pi", "Ei", "Zi", "Yi"};
  private static final double MAX_NANOS = 0x1p63;

  private NumberFunctions() {}

  /** A function of one number. */
  @FunctionalInterface
  private interface OfNumber {
    Item call(double value) throws FunctionFailure;
  }

  static Map<String, Function> all() {
    return Map.of(
        "humanize", number(value -> new Item.Text(humanize(value))),
        "humanize1024", number(value -> new Item.Text(humanize1024(value))),
        "humanizeDuration", number(value -> new Item.Text(humanizeDuration(value))),
        "humanizePercentage", number(value -> new Item.Text(four(value * 100) + "%")),
        "humanizeTimestamp", number(NumberFunctions::humanizeTimestamp),
        "toTime", number(value -> new Item.Time(time(value))),
        "toDuration", number(value -> new Item.Span(Duration.ofNanos(nanos(value)))),
        "parseDuration", Function.of((args, scope) -> parseDuration(text(args.get(0))), TEXT),
        "now", Function.of((args, scope) -> new Item.Real(scope.context().timeMillis() / 1000.0)));
  }

  private static Function number(OfNumber body) {
    return Function.of((List<Item> args, Scope scope) -> body.call(toNumber(args.get(0))), ANY);
  }

  private static double toNumber(Item item) throws FunctionFailure {
    if (item instanceof Item.Real real) {
      return real.value();
    }
    if (item instanceof Item.Int whole) {
      return whole.value();
    }
    if (item instanceof Item.Span span) {
      return span.value().toNanos() / 1e9;
    }
    if (!(item instanceof Item.Text text)) {
      throw new FunctionFailure("can't convert " + item.type() + " to float");
    }
    try {
      return Numbers.parseFloat(text.value());
    } catch (NumberFormatException invalid) {
      throw new FunctionFailure(String.valueOf(invalid.getMessage()));
    }
  }

  private static String four(double value) {
    return GoNumber.general(value, 4);
  }

  private static boolean isPlain(double value) {
    return value == 0 || Double.isNaN(value) || Double.isInfinite(value);
  }

  private static String humanize(double value) {
    if (isPlain(value)) {
      return four(value);
    }
    return Math.abs(value) >= 1 ? larger(value, 1000, LARGE) : smaller(value);
  }

  private static String humanize1024(double value) {
    return Math.abs(value) <= 1 || isPlain(value) ? four(value) : larger(value, 1024, BINARY);
  }

  private static String larger(double value, double base, String[] prefixes) {
    String prefix = "";
    double left = value;
    for (int i = 0; i < prefixes.length && Math.abs(left) >= base; i++) {
      prefix = prefixes[i];
      left /= base;
    }
    return four(left) + prefix;
  }

  private static String smaller(double value) {
    String prefix = "";
    double left = value;
    for (int i = 0; i < SMALL.length && Math.abs(left) < 1; i++) {
      prefix = SMALL[i];
      left *= 1000;
    }
    return four(left) + prefix;
  }

  private static String humanizeDuration(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return four(value);
    }
    if (value == 0) {
      return "0s";
    }
    if (Math.abs(value) < 1) {
      return smaller(value) + "s";
    }
    String sign = value < 0 ? "-" : "";
    double positive = Math.abs(value);
    long whole = (long) positive;
    return sign + (whole < 60 ? four(positive) + "s" : units(whole));
  }

  private static String units(long seconds) {
    String text = (seconds / 60 % 60) + "m " + (seconds % 60) + "s";
    if (seconds >= 3600) {
      text = (seconds / 3600 % 24) + "h " + text;
    }
    return seconds >= 86_400 ? (seconds / 86_400) + "d " + text : text;
  }

  private static Item humanizeTimestamp(double value) throws FunctionFailure {
    return Double.isNaN(value) || Double.isInfinite(value)
        ? new Item.Text(four(value))
        : new Item.Text(GoTime.print(time(value)));
  }

  private static Instant time(double value) throws FunctionFailure {
    return Instant.ofEpochMilli(Math.floorDiv(nanos(value), 1_000_000L));
  }

  private static long nanos(double value) throws FunctionFailure {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new FunctionFailure("value is NaN or Inf");
    }
    double nanos = value * 1e9;
    if (Math.abs(nanos) > MAX_NANOS) {
      throw new FunctionFailure(
          GoNumber.general(value)
              + " cannot be represented as a nanoseconds timestamp since it overflows int64");
    }
    return (long) nanos;
  }

  private static Item parseDuration(String text) throws FunctionFailure {
    try {
      return new Item.Real(Durations.parse(text) / 1000.0);
    } catch (IllegalArgumentException invalid) {
      throw new FunctionFailure(String.valueOf(invalid.getMessage()));
    }
  }
}
