package dev.fossawatch.core.config;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A configuration that cannot be used. The message lists all that is wrong with it, up to 100
 * problems.
 */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<ConfigProblem> problems;

  /**
   * @param count how many problems there are, those beyond the list included
   */
  ConfigException(List<ConfigProblem> problems, int count) {
    super(message(problems, count));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, in the order of the sources; never empty, at most 100. */
  public List<ConfigProblem> problems() {
    return problems;
  }

  /** What is wrong, a line each after the first. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  private static String message(List<ConfigProblem> problems, int count) {
    String head = "The configuration has " + count + (count == 1 ? " problem:" : " problems:");
    String tail = count > problems.size() ? "\n  and " + (count - problems.size()) + " more" : "";
    return problems.stream()
        .map(problem -> "\n  " + problem)
        .collect(Collectors.joining("", head, tail));
  }
}
