package dev.fossawatch.core.config;

import dev.fossawatch.core.internal.Masking;
import java.util.Locale;

/** How values and names are written in messages. */
final class Words {
  private static final int LONGEST = 100;
  private static final int CUT = 4096;

  private Words() {}

  /** A constant as configuration spells it. */
  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Foreign text in quotes, made {@link #plain}. */
  static String quoted(String text) {
    return '"' + plain(text) + '"';
  }

  /** Foreign text: secrets masked, control characters escaped, cut to one short line. */
  static String plain(String text) {
    String masked = Masking.urls(text.length() > CUT ? text.substring(0, CUT) : text);
    StringBuilder words = new StringBuilder();
    masked.codePoints().limit(LONGEST).forEach(c -> append(words, c));
    return masked.codePointCount(0, masked.length()) > LONGEST ? words + "…" : words.toString();
  }

  private static void append(StringBuilder words, int codePoint) {
    if (Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.FORMAT) {
      words.append(String.format("\\u%04x", codePoint));
    } else {
      words.appendCodePoint(codePoint);
    }
  }
}
