package dev.fossawatch.bench.naive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Twenty patterns of the kind that such lists hold, tried one after the other. */
final class PatternList {
  private final List<Pattern> patterns;

  PatternList() {
    try (InputStream file = PatternList.class.getResourceAsStream("patterns.txt")) {
      patterns =
          new String(file.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(line -> Pattern.compile(line, Pattern.CASE_INSENSITIVE))
              .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  boolean matches(String value) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(value).find());
  }
}
