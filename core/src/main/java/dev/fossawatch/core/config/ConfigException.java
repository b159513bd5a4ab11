package dev.fossawatch.core.config;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** A configuration that cannot be used. The message lists everything that is wrong with it. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<ConfigProblem> problems;

  ConfigException(List<ConfigProblem> problems) {
    super(message(problems));
    this.problems = List.copyOf(problems);
  }

  /** Everything that is wrong, in the order of the sources; never empty. */
  public List<ConfigProblem> problems() {
    return problems;
  }

  /** Everything that is wrong, a line each after the first. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  private static String message(List<ConfigProblem> problems) {
    String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
    return problems.stream()
        .map(problem -> "\n  " + problem)
        .collect(Collectors.joining("", "The configuration has " + count + ":", ""));
  }
}
