package dev.fossawatch.promql.parser;

import dev.fossawatch.promql.model.GoText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How the series of two vectors find each other.
 *
 * @param card how many may meet
 * @param on whether only {@code labels} count, or all but them
 * @param labels the labels of {@code on} or {@code ignoring}
 * @param include labels to take over from the "one" side
 */
public record VectorMatching(Card card, boolean on, List<String> labels, List<String> include) {
  /** How many series may meet. */
  public enum Card {
    /** One of each side; for set operators, any number. */
    ONE_TO_ONE(""),
    /** Many on the left. */
    MANY_TO_ONE("left"),
    /** Many on the right. */
    ONE_TO_MANY("right");

    private final String side;

    Card(String side) {
      this.side = side;
    }
  }

  /** One of each side, all labels alike. */
  static final VectorMatching PLAIN =
      new VectorMatching(Card.ONE_TO_ONE, false, List.of(), List.of());

  /** Copies the lists. */
  public VectorMatching {
    labels = List.copyOf(labels);
    include = List.copyOf(include);
  }

  static String list(List<String> labels) {
    return labels.stream().map(VectorMatching::written).collect(Collectors.joining(", "));
  }

  /** A label that reads as a number is quoted. */
  private static String written(String label) {
    boolean number = TokenType.ofWord(label.toLowerCase(Locale.ROOT)) == TokenType.NUMBER;
    return number ? GoText.quote(label) : GoText.labelName(label);
  }

  /** As it follows an operator. */
  @Override
  public String toString() {
    boolean grouped = card != Card.ONE_TO_ONE;
    if (!on && labels.isEmpty() && !grouped) {
      return "";
    }
    String text = (on ? " on (" : " ignoring (") + list(labels) + ")";
    return grouped ? text + " group_" + card.side + " (" + list(include) + ")" : text;
  }
}
