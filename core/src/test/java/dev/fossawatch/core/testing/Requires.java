package dev.fossawatch.core.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * What a test needs that is not part of the JDK. A test whose need is not met is skipped, and says
 * so; {@code FOSSAWATCH_REQUIRE=promtool,prometheus} turns such a skip into a failure for the needs
 * it names. Thread-safe.
 */
public final class Requires {
  private final Map<String, String> environment;

  /** Reads {@code PATH} and {@code FOSSAWATCH_REQUIRE} of the process. */
  public Requires() {
    this(System.getenv());
  }

  Requires(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * The program of this name on {@code PATH}.
   *
   * @throws TestAbortedException if there is none: the test is skipped
   * @throws AssertionFailedError if there is none and the environment requires it
   */
  public Path program(String name) {
    return find(name).orElseThrow(() -> missing(name, "no program " + name + " on PATH"));
  }

  /**
   * What to throw where a need is not met.
   *
   * @param need the name by which {@code FOSSAWATCH_REQUIRE} may ask for it
   * @param why what is missing, for the report
   */
  public RuntimeException missing(String need, String why) {
    if (required().contains(need)) {
      throw new AssertionFailedError(why + ", and FOSSAWATCH_REQUIRE asks for " + need);
    }
    String skip = "skipped: " + why + " (FOSSAWATCH_REQUIRE=" + need + " makes this a failure)";
    System.err.println(skip);
    return new TestAbortedException(skip);
  }

  private List<String> required() {
    String named = environment.getOrDefault("FOSSAWATCH_REQUIRE", "");
    return Arrays.stream(named.split(",", -1)).map(String::strip).toList();
  }

  private Optional<Path> find(String name) {
    String suffix =
        environment.getOrDefault("OS", "").toLowerCase(Locale.ROOT).contains("windows")
            ? ".exe"
            : "";
    String path = environment.getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, name + suffix))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
