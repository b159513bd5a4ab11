package dev.fossawatch.promql.engine;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A replacement with references to groups, as Go's {@code Regexp.Expand} reads it: {@code $1},
 * {@code ${1}}, {@code $name}, {@code ${name}}, {@code $$}. A group that is not there is empty.
 */
final class Template {
  private interface Part {
    String of(Matcher matcher);
  }

  private final List<Part> parts = new ArrayList<>();
  private final Pattern pattern;

  Template(String text, Pattern pattern) {
    this.pattern = pattern;
    int at = 0;
    while (at < text.length()) {
      int dollar = text.indexOf('$', at);
      if (dollar < 0) {
        literal(text.substring(at));
        return;
      }
      literal(text.substring(at, dollar));
      at = reference(text, dollar + 1);
    }
  }

  private void literal(String text) {
    parts.add(matcher -> text);
  }

  /** Reads what follows a dollar; returns where it ends. */
  private int reference(String text, int from) {
    if (text.startsWith("$", from)) {
      literal("$");
      return from + 1;
    }
    boolean braced = text.startsWith("{", from);
    int start = braced ? from + 1 : from;
    int end = start;
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    if (end == start || (braced && !text.startsWith("}", end))) {
      literal("$");
      return from;
    }
    group(text.substring(start, end));
    return braced ? end + 1 : end;
  }

  private void group(String name) {
    if (name.chars().allMatch(Character::isDigit)) {
      int number = name.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(name);
      parts.add(matcher -> number <= matcher.groupCount() ? text(matcher.group(number)) : "");
    } else {
      Integer number = pattern.namedGroups().get(name);
      parts.add(matcher -> number == null ? "" : text(matcher.group(number)));
    }
  }

  private static String text(@Nullable String group) {
    return group == null ? "" : group;
  }

  private static boolean isNamePart(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  String expand(Matcher matcher) {
    StringBuilder expanded = new StringBuilder();
    parts.forEach(part -> expanded.append(part.of(matcher)));
    return expanded.toString();
  }
}
