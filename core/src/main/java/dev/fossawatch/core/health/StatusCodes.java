package dev.fossawatch.core.health;

import java.util.ArrayList;
import java.util.List;

/** A set of HTTP status codes, written as {@code 200-299,304}. Immutable. */
final class StatusCodes {
  private final List<Range> ranges;
  private final String text;

  private StatusCodes(List<Range> ranges, String text) {
    this.ranges = List.copyOf(ranges);
    this.text = text;
  }

  /**
   * @throws IllegalArgumentException naming the text where it is none
   */
  static StatusCodes parse(String text) {
    List<Range> ranges = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String[] ends = part.strip().split("-", -1);
      ranges.add(new Range(code(ends[0], text), code(ends[ends.length - 1], text)));
      if (ends.length > 2) {
        throw noCodes(text);
      }
    }
    return new StatusCodes(ranges, text);
  }

  private static int code(String digits, String text) {
    boolean threeDigits =
        digits.length() == 3 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    int code = threeDigits ? Integer.parseInt(digits) : 0;
    if (code < 100 || code > 599) {
      throw noCodes(text);
    }
    return code;
  }

  private static IllegalArgumentException noCodes(String text) {
    return new IllegalArgumentException(
        "'" + text + "' are no status codes such as 200 or 200-299,304");
  }

  boolean contains(int code) {
    return ranges.stream().anyMatch(range -> code >= range.first && code <= range.last);
  }

  @Override
  public String toString() {
    return text;
  }

  private record Range(int first, int last) {}
}
