package dev.fossawatch.promql.ruletest;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds files by a pattern as Go's {@code filepath.Glob} does: {@code *}, {@code ?} and {@code
 * [a-z]}, none of which reaches over a directory.
 */
final class Glob {
  private Glob() {}

  /**
   * The files, sorted within each directory.
   *
   * @throws IOException if the pattern is none, or a directory cannot be read
   */
  static List<Path> find(Path directory, String pattern) throws IOException {
    Path path = Path.of(pattern);
    List<Path> found = new ArrayList<>();
    Path root = path.getRoot();
    found.add(root == null ? directory : root);
    for (Path name : path) {
      List<Path> next = new ArrayList<>();
      for (Path parent : found) {
        next.addAll(children(parent, name.toString()));
      }
      found = next;
    }
    return pattern.isEmpty() ? List.of() : found.stream().map(Path::normalize).toList();
  }

  private static List<Path> children(Path parent, String name) throws IOException {
    if (name.chars().noneMatch(c -> "*?[\\".indexOf(c) >= 0)) {
      Path child = parent.resolve(name);
      return Files.exists(child) ? List.of(child) : List.of();
    }
    Pattern pattern = pattern(name);
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(parent)) {
      return all.filter(child -> pattern.matches(String.valueOf(child.getFileName())))
          .sorted()
          .toList();
    }
  }

  private static Pattern pattern(String name) throws IOException {
    StringBuilder expression = new StringBuilder();
    int at = 0;
    while (at < name.length()) {
      char c = name.charAt(at);
      int close = c == '[' ? name.indexOf(']', at + 2) : -1;
      if (close > 0) {
        expression.append(name, at, close + 1);
        at = close;
      } else if (c == '\\' && at + 1 < name.length()) {
        at++;
        expression.append(Pattern.quote(name.substring(at, at + 1)));
      } else {
        expression.append(simple(c));
      }
      at++;
    }
    try {
      return Pattern.compile(expression.toString(), Pattern.DOTALL);
    } catch (PatternSyntaxException invalid) {
      throw new IOException("syntax error in pattern " + name, invalid);
    }
  }

  private static String simple(char c) {
    return switch (c) {
      case '*' -> ".*";
      case '?' -> ".";
      case '[' -> "[";
      default -> Pattern.quote(String.valueOf(c));
    };
  }
}
