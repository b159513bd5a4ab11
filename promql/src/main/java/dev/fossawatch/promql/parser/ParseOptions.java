package dev.fossawatch.promql.parser;

/**
 * What a parser takes.
 *
 * @param experimental whether functions and aggregations are taken that Prometheus has behind its
 *     flag {@code promql-experimental-functions}
 * @param maxDepth how deep a tree may be; deeper is a parse error
 * @param maxLength how many characters a query may have; more is a parse error
 */
public record ParseOptions(boolean experimental, int maxDepth, int maxLength) {
  /** Stable functions, 500 levels, 64 Ki characters. */
  public static final ParseOptions DEFAULT = new ParseOptions(false, 500, 65_536);

  /** The same with experimental functions. */
  public ParseOptions withExperimental() {
    return new ParseOptions(true, maxDepth, maxLength);
  }
}
