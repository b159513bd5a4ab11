package dev.fossawatch.promql;

import dev.fossawatch.promql.model.Matcher;
import dev.fossawatch.promql.parser.Expr;
import dev.fossawatch.promql.parser.ParseException;
import dev.fossawatch.promql.parser.ParseOptions;
import dev.fossawatch.promql.parser.QueryParser;
import java.util.List;

/**
 * The language of Prometheus 3 with its stable functions. For experimental ones, and for other
 * limits, use a {@link QueryParser}. Thread-safe.
 *
 * <pre>{@code
 * Expr expr = PromQl.parse("sum by (job) (rate(requests_total[5m]))");
 * Engine engine = new Engine(Limits.DEFAULT);
 * QueryResult now = engine.instant(expr, source, timeMillis);
 * QueryResult day = engine.range(expr, source, startMillis, endMillis, 60_000);
 * }</pre>
 *
 * <p>The source is yours: a {@link dev.fossawatch.promql.source.SeriesSource}.
 */
public final class PromQl {
  private static final QueryParser PARSER = new QueryParser(ParseOptions.DEFAULT);

  private PromQl() {}

  /**
   * The tree of a query.
   *
   * @throws ParseException if it is none: syntax or types
   */
  public static Expr parse(String query) {
    return PARSER.parse(query);
  }

  /**
   * The conditions of a selector, {@code name{a="b"}}.
   *
   * @throws ParseException if it is none
   */
  public static List<Matcher> parseSelector(String selector) {
    return PARSER.parseSelector(selector);
  }
}
