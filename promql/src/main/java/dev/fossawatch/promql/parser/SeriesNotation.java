package dev.fossawatch.promql.parser;

import dev.fossawatch.promql.model.GoText;
import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Stale;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the notation in which promtool's unit tests write series: {@code up{job="a"} 1 2+3x4 _x2
 * stale}. Histograms, {@code {{…}}}, are refused. At most {@link #MAX_VALUES} values. Used once.
 */
final class SeriesNotation {
  /** More values than this are refused. */
  static final int MAX_VALUES = 5_000_000;

  private static final String NUMBER = "[+-]?(?:(?:\\d+\\.?\\d*|\\.\\d+)(?:e[+-]?\\d+)?|inf|nan)";
  private static final Pattern ITEM =
      Pattern.compile(
          "(" + NUMBER + ")(" + NUMBER.replace("[+-]?(?:(?", "[+-](?:(?") + ")?(?:x(\\d+))?");
  private static final Pattern OMITTED = Pattern.compile("_(?:x(\\d+))?");

  private double[] values = new double[64];
  private boolean[] omitted = new boolean[64];
  private int size;

  private SeriesNotation() {}

  static SeriesDescription parse(String text, ParseOptions options) {
    int split = endOfLabels(text);
    Labels labels = Parser.parseLabels(text.substring(0, split), options);
    SeriesNotation notation = new SeriesNotation();
    notation.values(text, split);
    return new SeriesDescription(
        labels,
        Arrays.copyOf(notation.values, notation.size),
        Arrays.copyOf(notation.omitted, notation.size));
  }

  /** Where the labels end: after the braces, or at the first space where there are none. */
  private static int endOfLabels(String text) {
    int at = 0;
    while (at < text.length() && Lexer.isSpace(text.charAt(at))) {
      at++;
    }
    while (at < text.length() && !Lexer.isSpace(text.charAt(at)) && text.charAt(at) != '{') {
      at++;
    }
    int brace = at;
    while (brace < text.length() && Lexer.isSpace(text.charAt(brace))) {
      brace++;
    }
    boolean histogram = text.startsWith("{{", brace);
    return brace < text.length() && text.charAt(brace) == '{' && !histogram
        ? endOfBraces(text, brace)
        : at;
  }

  private static int endOfBraces(String text, int from) {
    char quote = 0;
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if (quote != 0) {
        if (c == '\\' && quote != '`') {
          at++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '"' || c == '\'' || c == '`') {
        quote = c;
      } else if (c == '}') {
        return at + 1;
      }
    }
    return text.length();
  }

  private void values(String text, int from) {
    int at = from;
    while (at < text.length()) {
      if (Lexer.isSpace(text.charAt(at))) {
        at++;
      } else {
        int end = at;
        while (end < text.length() && !Lexer.isSpace(text.charAt(end))) {
          end++;
        }
        item(text, at, end);
        at = end;
      }
    }
  }

  private void item(String text, int from, int to) {
    String item = text.substring(from, to);
    PositionRange place = place(from, to);
    if (item.startsWith("{{")) {
      throw new ParseException(place, "native histograms are not supported in series values");
    }
    Matcher gap = OMITTED.matcher(item);
    if (gap.matches()) {
      int times = gap.group(1) == null ? 1 : times(gap.group(1), place);
      for (int i = 0; i < times; i++) {
        add(0, true, place);
      }
    } else if (item.equals("stale")) {
      add(Stale.MARKER, false, place);
    } else {
      numbers(item, place);
    }
  }

  private void numbers(String item, PositionRange place) {
    Matcher matcher = ITEM.matcher(item.toLowerCase(Locale.ROOT));
    if (!matcher.matches() || (matcher.group(2) != null && matcher.group(3) == null)) {
      throw new ParseException(place, "unexpected " + GoText.quote(item) + " in series values");
    }
    double value = signed(matcher.group(1), place);
    if (matcher.group(3) == null) {
      add(value, false, place);
      return;
    }
    double increment = matcher.group(2) == null ? 0 : signed(matcher.group(2), place);
    int times = times(matcher.group(3), place);
    for (int i = 0; i <= times; i++) {
      add(value, false, place);
      value += increment;
    }
  }

  private static double signed(String number, PositionRange place) {
    boolean negative = number.startsWith("-");
    String digits = negative || number.startsWith("+") ? number.substring(1) : number;
    try {
      double value = NumberText.parse(digits);
      return negative ? -value : value;
    } catch (NumberFormatException invalid) {
      throw new ParseException(place, "error parsing number: " + invalid.getMessage());
    }
  }

  private static int times(String digits, PositionRange place) {
    if (digits.length() > 7) {
      throw new ParseException(place, "invalid repetition in series values: " + digits);
    }
    return Integer.parseInt(digits);
  }

  private void add(double value, boolean gap, PositionRange place) {
    if (size == MAX_VALUES) {
      throw new ParseException(place, "more than " + MAX_VALUES + " series values");
    }
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
      omitted = Arrays.copyOf(omitted, size * 2);
    }
    values[size] = value;
    omitted[size++] = gap;
  }

  private static PositionRange place(int from, int to) {
    return new PositionRange(from, to, 1, from + 1);
  }
}
