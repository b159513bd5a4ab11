package dev.fossawatch.promql.template;

import dev.fossawatch.promql.model.GoText;

/** A word of a template, with its place in characters from 0 and in lines from 1. */
record Token(TokenType type, String text, int start, int line) {
  /** As an error message names it. */
  @Override
  public String toString() {
    if (type == TokenType.EOF) {
      return "EOF";
    }
    if (type == TokenType.ERROR) {
      return text;
    }
    if (type.isKeyword()) {
      return "<" + text + ">";
    }
    return text.length() > 10 ? GoText.quote(text.substring(0, 10)) + "..." : GoText.quote(text);
  }
}
