package dev.fossawatch.promql.script;

/**
 * What became of one {@code eval} of a script.
 *
 * @param kind how it ended
 * @param line its line in the script
 * @param query the query
 * @param detail why, where it did not pass
 */
public record Outcome(Kind kind, int line, String query, String detail) {
  /** How an {@code eval} ends. */
  public enum Kind {
    /** As the script expects. */
    PASSED,
    /** Not as the script expects. */
    FAILED,
    /** It needs a native histogram. */
    NATIVE_HISTOGRAM,
    /** It needs a part of the language that is behind a feature flag and not built here. */
    EXPERIMENTAL
  }

  @Override
  public String toString() {
    return kind + " line " + line + ": " + query + (detail.isEmpty() ? "" : "\n    " + detail);
  }
}
