package dev.fossawatch.promql.parser;

import dev.fossawatch.promql.model.Labels;
import dev.fossawatch.promql.model.Matcher;
import java.util.List;

/**
 * Reads queries and what tests and APIs write beside them. Thread-safe.
 *
 * @param options what is taken
 */
public record QueryParser(ParseOptions options) {
  /**
   * The tree of a query.
   *
   * @throws ParseException if it is none: syntax or types
   */
  public Expr parse(String query) {
    return Parser.parse(query, options);
  }

  /**
   * The conditions of a text that is one selector without brackets, {@code name{a="b"}}.
   *
   * @throws ParseException if it is none
   */
  public List<Matcher> parseSelector(String selector) {
    return Parser.parseSelector(selector, options);
  }

  /**
   * The labels of a text that names one series, {@code name{a="b"}}.
   *
   * @throws ParseException if it does not
   */
  public Labels parseLabels(String series) {
    return Parser.parseLabels(series, options);
  }

  /**
   * A series in the notation of unit tests, {@code name{a="b"} 1+2x3 _ stale}.
   *
   * @throws ParseException if it is none
   */
  public SeriesDescription parseSeries(String description) {
    return SeriesNotation.parse(description, options);
  }
}
