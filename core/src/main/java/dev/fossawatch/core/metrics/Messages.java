package dev.fossawatch.core.metrics;

/** Messages of exceptions: read without trusting them, and folded to what they have in common. */
final class Messages {
  private static final int MAX_READ = 1_000;
  private static final int MAX_WORD = 40;

  private Messages() {}

  /** The message in one line, cut to 1,000 characters and without secrets; empty if none. */
  static String of(Throwable failure) {
    String message = read(failure);
    String cut = message.substring(0, Math.min(message.length(), MAX_READ));
    StringBuilder line = new StringBuilder(cut.length());
    cut.chars().forEach(c -> line.append(Character.isISOControl(c) ? ' ' : (char) c));
    return Redaction.of(line.toString().strip());
  }

  /** A message is the application's code, which may fail in any way. */
  private static String read(Throwable failure) {
    try {
      String message = failure.getMessage();
      return message == null ? "" : message;
    } catch (RuntimeException | Error fault) {
      return "(its message failed with " + fault.getClass().getName() + ")";
    }
  }

  /**
   * The message with everything folded that differs from one failure to the next: quoted texts, and
   * words that hold a digit or are very long.
   */
  static String fold(String message) {
    StringBuilder folded = new StringBuilder(message.length());
    int i = 0;
    while (i < message.length()) {
      char c = message.charAt(i);
      int end = isQuote(c) ? message.indexOf(c, i + 1) : -1;
      if (end > 0) {
        folded.append('?');
        i = end + 1;
      } else if (isWord(c)) {
        end = wordEnd(message, i);
        folded.append(isValue(message, i, end) ? "?" : message.substring(i, end));
        i = end;
      } else {
        folded.append(c);
        i++;
      }
    }
    return folded.toString();
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'' || c == '`';
  }

  private static int wordEnd(String text, int from) {
    int end = from;
    while (end < text.length() && isWord(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '@' || c == '/';
  }

  private static boolean isValue(String text, int from, int to) {
    return to - from > MAX_WORD || text.substring(from, to).chars().anyMatch(Character::isDigit);
  }
}
