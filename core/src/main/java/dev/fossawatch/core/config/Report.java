package dev.fossawatch.core.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is to be told about a configuration, at most {@value #MOST} of each kind. */
final class Report {
  private static final int MOST = 100;

  private final List<ConfigProblem> problems = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private int count;

  /** Something that is wrong, and what would be right. */
  void problem(String key, Source source, String what, @Nullable String allowed) {
    problem(key, source, what, allowed, null);
  }

  /** Something that is wrong, what would be right, and the nearest of it. */
  void problem(
      String key,
      Source source,
      String what,
      @Nullable String allowed,
      @Nullable String suggestion) {
    count++;
    if (problems.size() < MOST) {
      problems.add(new ConfigProblem(key, source, what, allowed, suggestion));
    }
  }

  /** Something that may be a mistake. */
  void warning(String text) {
    if (warnings.size() < MOST) {
      warnings.add(text);
    }
  }

  /** Something worth knowing. */
  void note(String text) {
    if (notes.size() < MOST) {
      notes.add(text);
    }
  }

  /** How many problems there are so far, those beyond the bound included. */
  int count() {
    return count;
  }

  List<String> warnings() {
    return warnings;
  }

  List<String> notes() {
    return notes;
  }

  /**
   * Does nothing when all is well.
   *
   * @throws ConfigException with the problems so far
   */
  void throwProblems() {
    if (!problems.isEmpty()) {
      throw new ConfigException(problems, count);
    }
  }
}
