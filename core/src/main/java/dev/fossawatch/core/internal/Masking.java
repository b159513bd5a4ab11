package dev.fossawatch.core.internal;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Takes secrets out of text that is to be shown. Stateless. */
public final class Masking {
  /** What is shown in place of a secret. */
  public static final String MASK = "******";

  private static final List<Rule> RULES =
      List.of(
          // user:password@ after a scheme; greedy, because a password may itself hold '@' or '/'
          new Rule("//[^\\s:@]*:\\S*@", "//" + MASK + "@"),
          // jdbc:oracle:thin:user/password@host
          new Rule("(?i)(jdbc:oracle:[a-z0-9]+:)[^@\\s]+@", "$1" + MASK + "@"),
          // ?password=…, ;pwd=…, &access_token=…
          new Rule(
              "(?i)([?&;][\\w.-]*(?:pass|pwd|secret|token|key|credential|signature)[\\w.-]*=)"
                  + "[^&;\\s]*",
              "$1" + MASK));

  /** In lower case; a parameter whose name holds one of them is taken for a secret. */
  private static final List<String> SECRET_WORDS =
      List.of("pass", "pwd", "secret", "token", "key", "credential", "signature");

  /** What ends a parameter of a URL. */
  private static final String SEPARATORS = "?&;#";

  private Masking() {}

  /**
   * The text with every password, token and key in its URLs masked. Errs on the side of masking too
   * much: where a URL is ambiguous, everything up to its last {@code @} goes.
   */
  public static String urls(String text) {
    String masked = text;
    for (Rule rule : RULES) {
      masked = rule.secret().matcher(masked).replaceAll(rule.replacement());
    }
    return masked;
  }

  /**
   * A path, a query or a URL of a request with every secret in it masked. Unlike {@link #urls} it
   * looks at each character a fixed number of times, whatever the client sent.
   */
  public static String ofRequest(String text) {
    StringBuilder masked = new StringBuilder(text.length());
    int begin = 0;
    for (int i = 0; i < text.length(); i++) {
      if (SEPARATORS.indexOf(text.charAt(i)) >= 0) {
        masked.append(maskedPart(text.substring(begin, i))).append(text.charAt(i));
        begin = i + 1;
      }
    }
    return masked.append(maskedPart(text.substring(begin))).toString();
  }

  private static String maskedPart(String part) {
    int equals = part.indexOf('=');
    if (equals > 0 && soundsSecret(part.substring(0, equals).toLowerCase(Locale.ROOT))) {
      return part.substring(0, equals + 1) + MASK;
    }
    int slashes = part.indexOf("//");
    int colon = slashes < 0 ? -1 : part.indexOf(':', slashes);
    int at = part.lastIndexOf('@');
    return colon >= 0 && at > colon
        ? part.substring(0, slashes + 2) + MASK + part.substring(at)
        : part;
  }

  private static boolean soundsSecret(String name) {
    return SECRET_WORDS.stream().anyMatch(name::contains);
  }

  private record Rule(Pattern secret, String replacement) {
    Rule(String secret, String replacement) {
      this(Pattern.compile(secret), replacement);
    }
  }
}
