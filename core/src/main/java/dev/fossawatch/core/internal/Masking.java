package dev.fossawatch.core.internal;

import java.util.List;
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

  private record Rule(Pattern secret, String replacement) {
    Rule(String secret, String replacement) {
      this(Pattern.compile(secret), replacement);
    }
  }
}
