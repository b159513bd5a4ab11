package dev.fossawatch.promql.template;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/**
 * Replaces every match as Go's {@code Regexp.ReplaceAllString} does: {@code $1}, {@code $name} and
 * {@code ${name}} stand for groups, {@code $$} for the sign, a group that is not there for nothing.
 */
final class Replacement {
  private final Pattern pattern;
  private final String template;
  private final Scope scope;

  Replacement(Pattern pattern, String template, Scope scope) {
    this.pattern = pattern;
    this.template = template;
    this.scope = scope;
  }

  String in(String text) throws FunctionFailure {
    StringBuilder replaced = new StringBuilder();
    Matcher matcher = pattern.matcher(text);
    int last = 0;
    int from = 0;
    while (from <= text.length() && matcher.find(from)) {
      scope.spend(text.length() - from);
      boolean afterMatch = matcher.end() > matcher.start() || matcher.start() > last || from == 0;
      if (afterMatch) {
        replaced.append(text, last, matcher.start());
        expand(matcher, replaced);
        last = matcher.end();
      }
      from = matcher.end() > matcher.start() ? matcher.end() : matcher.end() + 1;
    }
    return replaced.append(text, last, text.length()).toString();
  }

  private void expand(Matcher matcher, StringBuilder into) throws FunctionFailure {
    int at = 0;
    while (at < template.length()) {
      char c = template.charAt(at);
      if (c != '$') {
        into.append(c);
        at++;
      } else if (template.startsWith("$$", at)) {
        into.append('$');
        at += 2;
      } else {
        at = group(matcher, at, into);
      }
    }
    scope.spend(into.length());
  }

  /** Appends the group named at a dollar sign; where the name ends. */
  private int group(Matcher matcher, int dollar, StringBuilder into) {
    boolean braced = template.startsWith("${", dollar);
    int start = dollar + (braced ? 2 : 1);
    int end = start;
    while (end < template.length() && isPartOfName(template.charAt(end))) {
      end++;
    }
    boolean named = end > start && (!braced || template.startsWith("}", end));
    if (!named) {
      into.append('$');
      return dollar + 1;
    }
    into.append(group(matcher, template.substring(start, end)));
    return end + (braced ? 1 : 0);
  }

  private static boolean isPartOfName(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  private static String group(Matcher matcher, String name) {
    String group = null;
    if (name.chars().allMatch(c -> c >= '0' && c <= '9')) {
      int index = name.length() < 9 ? Integer.parseInt(name) : Integer.MAX_VALUE;
      group = index <= matcher.groupCount() ? matcher.group(index) : null;
    } else if (matcher.pattern().namedGroups().containsKey(name)) {
      group = matcher.group(name);
    }
    return group == null ? "" : group;
  }
}
