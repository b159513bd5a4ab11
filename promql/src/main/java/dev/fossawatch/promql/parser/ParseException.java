package dev.fossawatch.promql.parser;

/** A text that is no query, in Prometheus's words: {@code 1:5: parse error: unexpected …}. */
public final class ParseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient PositionRange position;
  private final String problem;

  /** A problem and its place. */
  public ParseException(PositionRange position, String problem) {
    super(position + ": parse error: " + problem, null, false, false);
    this.position = position;
    this.problem = problem;
  }

  /** Where it is. */
  public PositionRange position() {
    return position;
  }

  /** What it is, without the place. */
  public String problem() {
    return problem;
  }
}
