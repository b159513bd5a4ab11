package dev.fossawatch.promql.parser;

import dev.fossawatch.promql.model.GoText;

/** One word of a query; for {@link TokenType#ERROR}, the text is what is wrong. */
record Token(TokenType type, String text, PositionRange position) {
  /** How an error message names it. */
  String description() {
    return switch (type.group()) {
      case NAMED -> type == TokenType.EOF ? type.text() : type.text() + " " + shown();
      case OPERATOR -> "<op:" + text + ">";
      case AGGREGATOR -> "<aggr:" + text + ">";
      case KEYWORD -> "<" + text + ">";
      case SIGN, PREPROCESSOR -> GoText.quote(text);
    };
  }

  private String shown() {
    boolean whole =
        type == TokenType.IDENTIFIER || type == TokenType.METRIC_IDENTIFIER || runes() <= 10;
    return whole
        ? GoText.quote(text)
        : GoText.quote(text.substring(0, text.offsetByCodePoints(0, 10))) + "...";
  }

  private int runes() {
    return text.codePointCount(0, text.length());
  }
}
