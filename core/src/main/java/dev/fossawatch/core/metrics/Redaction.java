package dev.fossawatch.core.metrics;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a text what must not be stored: passwords, tokens, credentials in addresses, keys
 * and card numbers. Texts are short and all repetitions bounded, so that the work is linear.
 */
final class Redaction {
  private static final String REDACTED = "[redacted]";

  private static final List<Rule> RULES =
      List.of(
          new Rule("([a-z][a-z0-9+.-]{1,20}://)[^/\\s@]{1,200}@", "$1" + REDACTED + "@"),
          new Rule("\\b[\\w.+-]{1,64}:[^\\s:/@]{1,128}@(?=[\\w-])", REDACTED + "@"),
          new Rule(
              "((?:pass(?:word|wd|phrase)?|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key"
                  + "|authorization|credentials?|cookie|session(?:[_-]?id)?)[\\w-]{0,20}[\"']?"
                  + "\\s{0,4}(?:[:=]|\\bis\\b)\\s{0,4})"
                  + "(?:(?:bearer|basic|digest)\\s{1,4})?"
                  + "(?:\"[^\"]{0,500}\"?|'[^']{0,500}'?|[^\\s,;&)}\\]]{1,500})",
              "$1" + REDACTED),
          new Rule("\\b(bearer|basic)\\s{1,4}[\\w+/.~=-]{8,}", "$1 " + REDACTED),
          new Rule("\\beyJ[\\w-]{5,}\\.[\\w.-]{2,}", REDACTED),
          new Rule("\\b(?:AKIA|ASIA)[A-Z0-9]{12,}\\b", REDACTED),
          new Rule(
              "\\b(?:gh[opsu]|github_pat|glpat|[spr]k|xox[abprs])[_-][\\w-]{10,200}", REDACTED),
          new Rule("\\b[0-9a-f]{24,}\\b", REDACTED),
          new Rule("\\b(?=[a-z_-]{0,60}[0-9])[\\w+-]{40,}={0,2}", REDACTED),
          new Rule("\\b[0-9](?:[ -]?[0-9]){12,18}\\b", REDACTED));

  private Redaction() {}

  /** The text without its secrets. */
  static String of(String text) {
    String redacted = text;
    for (Rule rule : RULES) {
      redacted = rule.apply(redacted);
    }
    return redacted;
  }

  private static final class Rule {
    private final Pattern pattern;
    private final String replacement;

    Rule(String pattern, String replacement) {
      this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
      this.replacement = replacement;
    }

    String apply(String text) {
      Matcher matcher = pattern.matcher(text);
      return matcher.find() ? matcher.replaceAll(replacement) : text;
    }
  }
}
