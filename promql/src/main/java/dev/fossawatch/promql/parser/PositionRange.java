package dev.fossawatch.promql.parser;

/**
 * A part of a query.
 *
 * @param start where it begins, in characters from 0
 * @param end where it ends, exclusive
 * @param line the line it begins on, from 1
 * @param column the byte (of UTF-8) of that line it begins at, from 1, as Prometheus counts
 */
public record PositionRange(int start, int end, int line, int column) {
  /** From the start of this to the end of another. */
  PositionRange to(PositionRange other) {
    return endingAt(other.end);
  }

  /** From the start of this to there. */
  PositionRange endingAt(int newEnd) {
    return new PositionRange(start, newEnd, line, column);
  }

  /** {@code line:column}. */
  @Override
  public String toString() {
    return line + ":" + column;
  }
}
