package dev.fossawatch.core.query;

import dev.fossawatch.promql.PromQl;
import dev.fossawatch.promql.model.GoText;
import dev.fossawatch.promql.model.Matcher;
import dev.fossawatch.promql.parser.Expr;
import dev.fossawatch.promql.parser.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The parameters of a request, understood; what cannot be is a bad parameter. */
final class Asked {
  private static final String MATCH = "match[]";

  private final QueryParameters parameters;

  Asked(QueryParameters parameters) {
    this.parameters = parameters;
  }

  boolean has(String name) {
    return !parameters.get(name).isEmpty();
  }

  String text(String name) {
    return parameters.get(name);
  }

  List<String> texts(String name) {
    return parameters.all(name);
  }

  Expr query() {
    return read("query", PromQl::parse);
  }

  /** The query, where the words for a wrong one do not name the parameter. */
  Expr plainQuery() {
    try {
      return PromQl.parse(text("query"));
    } catch (ParseException wrong) {
      throw RefusedException.badData(String.valueOf(wrong.getMessage()));
    }
  }

  /** A time that must be given, in milliseconds since 1970. */
  long time(String name) {
    return read(name, Times::time);
  }

  /** A time in milliseconds since 1970. */
  long time(String name, long otherwise) {
    try {
      return has(name) ? Times.time(text(name)) : otherwise;
    } catch (IllegalArgumentException wrong) {
      throw RefusedException.badParameter(
          name, "invalid time value for '" + name + "': " + wrong.getMessage());
    }
  }

  /** A duration that must be given, in nanoseconds. */
  long nanos(String name) {
    return read(name, Times::nanos);
  }

  /** A duration in nanoseconds. */
  long nanos(String name, long otherwise) {
    return has(name) ? nanos(name) : otherwise;
  }

  /** How many entries at most; the largest number where that is not said. */
  int limit() {
    int limit = has("limit") ? read("limit", Asked::whole) : 0;
    if (limit < 0) {
      throw RefusedException.badParameter("limit", "limit must be non-negative");
    }
    return limit == 0 ? Integer.MAX_VALUE : limit;
  }

  private static int whole(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException none) {
      throw new IllegalArgumentException(
          "strconv.Atoi: parsing " + GoText.quote(text) + ": invalid syntax", none);
    }
  }

  /** The number a parameter holds, where the words for a wrong one are simpler. */
  int plainLimit(String name, int otherwise) {
    try {
      return has(name) ? Integer.parseInt(text(name)) : otherwise;
    } catch (NumberFormatException none) {
      throw RefusedException.badData(name + " must be a number");
    }
  }

  /** The selectors of a list, each a list of conditions. */
  List<List<Matcher>> selectors() {
    List<List<Matcher>> selectors = new ArrayList<>();
    for (String selector : texts(MATCH)) {
      selectors.add(understood(MATCH, selector, Asked::selector));
    }
    return selectors;
  }

  /** Prometheus has words of its own for a selector that takes everything. */
  private static List<Matcher> selector(String text) {
    try {
      return PromQl.parseSelector(text);
    } catch (ParseException wrong) {
      throw wrong.problem().endsWith("at least one non-empty matcher")
          ? new IllegalArgumentException("match[] must contain at least one non-empty matcher")
          : wrong;
    }
  }

  private <T> T read(String name, Function<String, T> reader) {
    return understood(name, text(name), reader);
  }

  private static <T> T understood(String name, String text, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (ParseException | IllegalArgumentException wrong) {
      throw RefusedException.badParameter(name, String.valueOf(wrong.getMessage()));
    }
  }
}
