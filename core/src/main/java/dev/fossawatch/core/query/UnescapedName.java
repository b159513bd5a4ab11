package dev.fossawatch.core.query;

/**
 * A name that was written with ASCII letters alone so as to fit into a path, read back: {@code U__}
 * and then {@code __} for an underscore and {@code _2e_} for the character of that number. Source:
 * {@code UnescapeName} of {@code prometheus/common/model}.
 */
final class UnescapedName {
  private static final String PREFIX = "U__";
  private static final int MAX_HEX_DIGITS = 6;

  private UnescapedName() {}

  /** The name meant; the text itself where it is not written so. */
  static String of(String text) {
    if (!text.startsWith(PREFIX)) {
      return text;
    }
    StringBuilder name = new StringBuilder();
    int at = PREFIX.length();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '_') {
        name.append(c);
        continue;
      }
      int end = text.indexOf('_', at);
      int rune = end < 0 ? -1 : end == at ? '_' : rune(text.substring(at, end));
      if (rune < 0) {
        return text;
      }
      name.appendCodePoint(rune);
      at = end + 1;
    }
    return name.toString();
  }

  private static int rune(String hex) {
    boolean number =
        hex.length() <= MAX_HEX_DIGITS && hex.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    int rune = number ? Integer.parseInt(hex, 16) : -1;
    boolean valid = rune <= Character.MAX_CODE_POINT && (rune < 0xD800 || rune > 0xDFFF);
    return valid ? rune : -1;
  }
}
