package dev.fossawatch.core.health;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Text of unknown origin, made fit to be shown: one line, of bounded length, without characters
 * that control a terminal or change the direction of writing, and with what looks like a secret
 * masked. Linear in the part that is kept.
 */
final class SafeText {
  private static final String MASK = "***";
  private static final List<String> SECRETS =
      List.of("password", "passwd", "pwd", "secret", "token", "api_key", "apikey", "authorization");

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
    int end = from;
    while (end < line.length() && "/?# \"'<>".indexOf(line.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /** {@code password=…} and its kind become {@code password=***}. */
  private static String maskValues(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    if (lower.length() != line.length()) {
      return line;
    }
    StringBuilder masked = new StringBuilder(line.length());
    int at = 0;
    while (at < line.length()) {
      int value = secretValue(lower, at);
      masked.append(line, at, value > at ? value : at + 1);
      at = value > at ? valueEnd(line, value, masked) : at + 1;
    }
    return masked.toString();
  }

  /** Where the value begins if a secret's name and its sign stand here; else the same place. */
  private static int secretValue(String lower, int at) {
    for (String name : SECRETS) {
      int sign = at + name.length();
      if (lower.startsWith(name, at) && sign < lower.length()) {
        char c = lower.charAt(sign);
        return c == '=' ? sign + 1 : c == ':' ? afterSpace(lower, sign + 1) : at;
      }
    }
    return at;
  }

  private static int afterSpace(String lower, int from) {
    return from < lower.length() && lower.charAt(from) == ' ' ? from + 1 : from;
  }

  private static int valueEnd(String line, int from, StringBuilder masked) {
    int end = from;
    while (end < line.length() && " &;,)\"'".indexOf(line.charAt(end)) < 0) {
      end++;
    }
    masked.append(end > from ? MASK : "");
    return end;
  }
}
