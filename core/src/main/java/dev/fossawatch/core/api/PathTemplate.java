package dev.fossawatch.core.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path whose segments in braces stand for any one segment, such as {@code /tokens/{name}}. */
record PathTemplate(String text) {

  /** The values of the segments in braces, by name; empty if the path is another one. */
  Optional<Map<String, String>> match(String path) {
    List<String> expected = segments(text);
    List<String> actual = segments(path);
    if (expected.size() != actual.size()) {
      return Optional.empty();
    }
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < expected.size(); i++) {
      String segment = expected.get(i);
      if (isVariable(segment) && !actual.get(i).isEmpty()) {
        variables.put(segment.substring(1, segment.length() - 1), actual.get(i));
      } else if (!segment.equals(actual.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(variables);
  }

  /** The names in braces, in order. */
  List<String> variables() {
    return segments(text).stream()
        .filter(PathTemplate::isVariable)
        .map(segment -> segment.substring(1, segment.length() - 1))
        .toList();
  }

  private static boolean isVariable(String segment) {
    return segment.startsWith("{");
  }

  private static List<String> segments(String path) {
    return List.of(path.split("/", -1));
  }
}
