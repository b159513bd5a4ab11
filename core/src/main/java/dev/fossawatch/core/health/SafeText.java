package dev.fossawatch.core.health;

import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Text of unknown origin, made fit to be shown: one line, of bounded length, without characters
 * that control a terminal or change the direction of writing, and with what looks like a secret
 * masked. Linear in the part that is kept.
 */
final class SafeText {
  private static final String MASK = "***";
  private static final String WORD_ENDS = " &;,)\"'";

  /** Names of secrets, and what ends their values. */
  private static final Map<String, String> SECRETS =
      Map.of(
          "password", WORD_ENDS,
          "passwd", WORD_ENDS,
          "pwd", WORD_ENDS,
          "secret", WORD_ENDS,
          "token", WORD_ENDS,
          "api_key", WORD_ENDS,
          "api-key", WORD_ENDS,
          "apikey", WORD_ENDS,
          "authorization", ",;\"'");

  private SafeText() {}

  /** At most {@code max} characters, the last an ellipsis where something was left out. */
  static String line(@Nullable String text, int max) {
    if (text == null) {
      return "";
    }
    String head = printable(text, Math.min(text.length(), 2 * max));
    String masked = maskValues(maskUserInfo(head));
    boolean whole = masked.length() <= max && text.length() <= 2 * max;
    return whole ? masked : masked.substring(0, Math.min(masked.length(), max - 1)) + "…";
  }

  /** What went wrong, by the name of the exception where it has no words for it. */
  static String of(Throwable fault) {
    String name = fault.getClass().getSimpleName();
    try {
      String message = fault.getMessage();
      return message == null || message.isBlank() ? name : name + ": " + message;
    } catch (Throwable worse) {
      return name;
    }
  }

  private static String printable(String text, int length) {
    StringBuilder line = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      line.append(isLayout(c) ? ' ' : isShown(text, i) ? c : '\ufffd');
    }
    return line.toString().strip();
  }

  private static boolean isLayout(char c) {
    return c == '\n' || c == '\r' || c == '\t' || c == '\u2028' || c == '\u2029';
  }

  private static boolean isShown(String text, int index) {
    char c = text.charAt(index);
    if (Character.isHighSurrogate(c)) {
      return index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
    }
    return !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT;
  }

  /** {@code scheme://user:password@host} becomes {@code scheme://***@host}. */
  private static String maskUserInfo(String line) {
    StringBuilder masked = new StringBuilder(line.length());
    int from = 0;
    for (int at = line.indexOf("://"); at >= 0; at = line.indexOf("://", from)) {
      int start = at + 3;
      int end = authorityEnd(line, start);
      int user = line.lastIndexOf('@', end - 1);
      masked.append(line, from, start).append(user < start ? "" : MASK);
      from = Math.max(start, user);
    }
    return masked.append(line, from, line.length()).toString();
  }

  private static int authorityEnd(String line, int from) {
    return end(line, from, c -> "/?# \"'<>".indexOf(c) >= 0);
  }

  /** {@code password=…} and its kind become {@code password=***}. */
  private static String maskValues(String line) {
    StringBuilder masked = new StringBuilder(line.length());
    int at = 0;
    while (at < line.length()) {
      String name = secretName(line, at);
      int value = name == null ? at : valueStart(line, at + name.length());
      if (name == null || value == line.length()) {
        masked.append(line.charAt(at++));
      } else {
        masked.append(line, at, value).append(MASK);
        at = valueEnd(line, value, SECRETS.getOrDefault(name, ""));
      }
    }
    return masked.toString();
  }

  private static @Nullable String secretName(String line, int at) {
    for (String name : SECRETS.keySet()) {
      if (line.regionMatches(true, at, name, 0, name.length())) {
        return name;
      }
    }
    return null;
  }

  /** After a sign with or without quotes and spaces around it; the line's end where is none. */
  private static int valueStart(String line, int from) {
    int sign = skip(line, from);
    boolean signed = sign < line.length() && (line.charAt(sign) == '=' || line.charAt(sign) == ':');
    return signed ? skip(line, sign + 1) : line.length();
  }

  private static int skip(String line, int from) {
    return end(line, from, c -> c != ' ' && c != '"' && c != '\'');
  }

  private static int valueEnd(String line, int from, String ends) {
    return end(line, from, c -> ends.indexOf(c) >= 0);
  }

  private static int end(String line, int from, IntPredicate stop) {
    int end = from;
    while (end < line.length() && !stop.test(line.charAt(end))) {
      end++;
    }
    return end;
  }
}
