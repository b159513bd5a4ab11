package dev.fossawatch.promql.yaml;

import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Finds a character of a scalar's value in the file, whatever the scalar's style: value and file
 * are walked side by side, where quotes, escapes, indentation and folded line breaks of the file
 * are passed over. Characters other than blanks are found exactly, blanks next to folds nearly.
 */
final class ScalarPlaces {
  private static final String BLANKS = " \t\r\n";

  private final String text;
  private final ScalarNode scalar;
  private int at;
  private int line;
  private int column;

  ScalarPlaces(String text, ScalarNode scalar) {
    this.text = text;
    this.scalar = scalar;
  }

  /** The place of the character at this offset; of the one behind the last at its length. */
  Place place(String file, int offset) {
    Mark mark = scalar.getStartMark().orElseThrow();
    at = text.offsetByCodePoints(0, mark.getIndex());
    line = mark.getLine() + 1;
    column = mark.getColumn() + 1;
    skipHead();
    String value = scalar.getValue();
    int wanted = Math.min(offset, value.length());
    for (int i = 0; i < wanted; i++) {
      pass(value.charAt(i));
    }
    if (wanted < value.length()) {
      skipTo(value.charAt(wanted));
    }
    return new Place(file, line, column);
  }

  /** The opening quote, or the line that announces a block. */
  private void skipHead() {
    ScalarStyle style = scalar.getScalarStyle();
    if (style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED) {
      while (at < text.length() && text.charAt(at) != '\n') {
        step();
      }
      step();
    } else if (style != ScalarStyle.PLAIN) {
      step();
    }
  }

  /** Goes behind one character of the value. */
  private void pass(char c) {
    skipTo(c);
    if (at >= text.length()) {
      return;
    }
    if (BLANKS.indexOf(c) < 0) {
      stepOver(c);
    } else if (BLANKS.indexOf(text.charAt(at)) >= 0) {
      step();
    } else if (isEscape()) {
      stepOver(c);
    }
  }

  /** Goes to where a character of the value is written. */
  private void skipTo(char c) {
    boolean blank = BLANKS.indexOf(c) >= 0;
    while (at < text.length()) {
      boolean lineFolded = isEscape() && at + 1 < text.length() && text.charAt(at + 1) == '\n';
      if (lineFolded) {
        step();
        step();
      } else if (!blank && BLANKS.indexOf(text.charAt(at)) >= 0) {
        step();
      } else {
        return;
      }
    }
  }

  private boolean isEscape() {
    return scalar.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED
        && at < text.length()
        && text.charAt(at) == '\\';
  }

  private void stepOver(char c) {
    int length = 1;
    if (isEscape()) {
      length = escapeLength();
    } else if (c == '\'' && scalar.getScalarStyle() == ScalarStyle.SINGLE_QUOTED) {
      length = 2;
    }
    for (int i = 0; i < length; i++) {
      step();
    }
  }

  private int escapeLength() {
    char kind = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    return switch (kind) {
      case 'x' -> 4;
      case 'u' -> 6;
      case 'U' -> 10;
      default -> 2;
    };
  }

  private void step() {
    if (at >= text.length()) {
      return;
    }
    char c = text.charAt(at++);
    if (c == '\n') {
      line++;
      column = 1;
    } else if (!Character.isLowSurrogate(c)) {
      column++;
    }
  }
}
