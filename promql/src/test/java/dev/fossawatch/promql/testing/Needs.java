package dev.fossawatch.promql.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * What a test needs that is not in this repository. A test whose need is not met is skipped and
 * says so; {@code FOSSAWATCH_REQUIRE=promtool,prometheus,corpus} turns that into a failure for the
 * needs it names.
 */
public final class Needs {
  private static final Map<String, String> ENVIRONMENT = System.getenv();

  private Needs() {}

  /** The program of this name on {@code PATH}. */
  public static Path program(String name) {
    for (String directory : ENVIRONMENT.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      Path program = Path.of(directory, name);
      if (!directory.isEmpty() && Files.isExecutable(program)) {
        return program;
      }
    }
    throw missing(name, "no program " + name + " on PATH");
  }

  /**
   * A folder of the corpus: {@code $FOSSAWATCH_CORPUS} or {@code ../shared/data} of the repository.
   */
  public static Path corpus(String folder) {
    String named = ENVIRONMENT.get("FOSSAWATCH_CORPUS");
    Path corpus = named == null ? Path.of("..", "..", "shared", "data") : Path.of(named);
    Path found = corpus.resolve(folder);
    if (!Files.isDirectory(found)) {
      throw missing("corpus", "no corpus");
    }
    return found;
  }

  private static RuntimeException missing(String need, String why) {
    List<String> required =
        Arrays.asList(ENVIRONMENT.getOrDefault("FOSSAWATCH_REQUIRE", "").split(",", -1));
    if (required.contains(need)) {
      throw new AssertionFailedError(why + ", and FOSSAWATCH_REQUIRE asks for " + need);
    }
    String skip = "skipped: " + why;
    System.err.println(skip);
    return new TestAbortedException(skip);
  }
}
