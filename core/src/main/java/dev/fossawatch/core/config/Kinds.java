package dev.fossawatch.core.config;

import dev.fossawatch.core.internal.Masking;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The kinds of single values. Space around a value is not part of it, save in a password. */
final class Kinds {
  private static final Map<String, Boolean> BOOLEANS =
      Map.of(
          "true", true, "1", true, "yes", true, "on", true, //
          "false", false, "0", false, "no", false, "off", false);

  private static final Scalar<Boolean> BOOL =
      scalar("true, false, 1, 0, yes, no, on, off", Kinds::parseBoolean, value -> value);

  private Kinds() {}

  static Scalar<Boolean> bool() {
    return BOOL;
  }

  static Scalar<Integer> wholeNumber(int least, int most) {
    return scalar(
        "a whole number from " + least + " to " + most,
        text -> (int) parseWholeNumber(text, least, most),
        value -> value);
  }

  /** A number from 0 to 1. */
  static Scalar<Double> share() {
    return scalar("a number from 0 to 1", Kinds::parseShare, value -> value);
  }

  static Scalar<Duration> duration(Duration least, Duration most) {
    return scalar(
        "a duration from %s to %s, such as 500ms, 15s, 2m, 1h or PT15S"
            .formatted(Durations.show(least), Durations.show(most)),
        text -> parseDuration(text, least, most),
        Durations::show);
  }

  /** An amount of bytes. */
  static Scalar<Integer> size(int least, int most) {
    return scalar(
        allowedSizes(least, most),
        text -> (int) within(Sizes.parse(text), least, most),
        bytes -> Sizes.show(bytes));
  }

  /** An amount of bytes that may be more than memory can hold. */
  static Scalar<Long> longSize(long least, long most) {
    return scalar(
        allowedSizes(least, most),
        text -> within(Sizes.parse(text), least, most),
        bytes -> Sizes.show(bytes));
  }

  private static String allowedSizes(long least, long most) {
    return "a size from %s to %s, such as 4096, 128KiB or 1MB"
        .formatted(Sizes.show(least), Sizes.show(most));
  }

  static <E extends Enum<E>> Scalar<E> constant(List<E> constants) {
    List<String> words = constants.stream().<String>map(Words::of).toList();
    return scalar(
        String.join(", ", words),
        text -> constants.get(words.indexOf(parseWord(text, words))),
        Words::of);
  }

  static Scalar<String> word(List<String> words) {
    return scalar(String.join(", ", words), text -> parseWord(text, words), value -> value);
  }

  /** Text that a pattern describes; what it must be is told in words. */
  static Scalar<String> text(String allowed, String pattern) {
    Pattern shape = Pattern.compile(pattern);
    return scalar(allowed, text -> matching(shape, text), value -> value);
  }

  /** What an entry of a list is called. */
  static Scalar<String> name() {
    return text("1 to 64 lower case letters, digits, - and _", "[a-z0-9_-]{1,64}");
  }

  /** A secret that a header can carry. */
  static Scalar<String> token() {
    return text("1 to 4096 visible ASCII characters", "[!-~]{1,4096}");
  }

  /** Text that is taken as it is, space included. */
  static Scalar<String> verbatim(int longest) {
    return new Scalar<>(
        "1 to " + longest + " characters", text -> parseVerbatim(text, longest), value -> value);
  }

  /** A path to what the words name. */
  static Scalar<Path> path(String of) {
    return scalar("the path of " + of, Kinds::parsePath, Path::toString);
  }

  /** Where lines are written to. */
  static Scalar<String> output() {
    return scalar(
        "the path of a file, or - for the standard output",
        text -> parsePath(text).toString(),
        value -> value);
  }

  static Scalar<String> addressRange() {
    return scalar(
        "a literal IPv4 or IPv6 address or CIDR range, such as 10.0.0.0/8 or fd00::/8",
        Addresses::range,
        value -> value);
  }

  static Scalar<String> host() {
    return scalar(
        "a literal address or a host name, such as 127.0.0.1 or ::1",
        Addresses::host,
        value -> value);
  }

  static Scalar<String> httpUrl(String example) {
    return scalar("a URL such as " + example, Urls::http, Masking::urls);
  }

  /** Where a server listens: scheme, host and port. */
  static Scalar<String> origin() {
    return scalar(
        "http or https, a host and a port if need be, such as http://127.0.0.1:8000",
        Urls::origin,
        value -> value);
  }

  static Scalar<String> jdbcUrl() {
    return scalar("a JDBC URL such as jdbc:postgresql://localhost/app", Urls::jdbc, Masking::urls);
  }

  /** A JDBC URL of the one kind of server that state can be kept in; its secrets are masked. */
  static Scalar<String> postgresqlUrl() {
    return scalar(
        "a JDBC URL of PostgreSQL such as jdbc:postgresql://localhost/watch",
        Urls::postgresql,
        Masking::urls);
  }

  private static <T> Scalar<T> scalar(
      String allowed, Scalar.Parser<T> parser, Function<T, Object> plain) {
    return new Scalar<>(allowed, text -> parser.parse(text.strip()), plain);
  }

  private static boolean parseBoolean(String text) throws BadValue {
    Boolean value = BOOLEANS.get(text.toLowerCase(Locale.ROOT));
    if (value == null) {
      throw new BadValue("is neither true nor false");
    }
    return value;
  }

  private static long parseWholeNumber(String text, long least, long most) throws BadValue {
    if (!text.matches("[+-]?\\d{1,18}")) {
      throw new BadValue("is not a whole number");
    }
    return within(Long.parseLong(text), least, most);
  }

  private static Duration parseDuration(String text, Duration least, Duration most)
      throws BadValue {
    Duration duration = Durations.parse(text);
    if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
      throw outOfRange();
    }
    return duration;
  }

  private static double parseShare(String text) throws BadValue {
    if (!text.matches("[+-]?(\\d{1,9}(\\.\\d{0,9})?|\\.\\d{1,9})")) {
      throw new BadValue("is not a number");
    }
    double value = Double.parseDouble(text);
    if (value < 0 || value > 1) {
      throw outOfRange();
    }
    return value;
  }

  private static String parseWord(String text, List<String> words) throws BadValue {
    String word = text.toLowerCase(Locale.ROOT);
    if (!words.contains(word)) {
      throw new BadValue("is unknown", Nearest.to(word, words));
    }
    return word;
  }

  private static String matching(Pattern shape, String text) throws BadValue {
    if (!shape.matcher(text).matches()) {
      throw new BadValue("is not of the right form");
    }
    return text;
  }

  private static String parseVerbatim(String text, int longest) throws BadValue {
    if (text.isEmpty() || text.length() > longest) {
      throw new BadValue("is empty or too long");
    }
    return text;
  }

  private static Path parsePath(String text) throws BadValue {
    try {
      if (!text.isEmpty()) {
        return Path.of(text);
      }
    } catch (InvalidPathException malformed) {
      throw new BadValue("is not a path");
    }
    throw new BadValue("is empty");
  }

  private static long within(long value, long least, long most) throws BadValue {
    if (value < least || value > most) {
      throw outOfRange();
    }
    return value;
  }

  private static BadValue outOfRange() {
    return new BadValue("is out of range");
  }
}
