package dev.fossawatch.bench.sidebyside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs the variants side by side, prints the table and writes it to {@code
 * bench/target/side-by-side.md}. Expects to be started in the root of the repository by {@code
 * bench/run}, which has built the variants. Exit codes: 0 measured, 1 something did not start or
 * answered wrongly, 2 the command line was not understood.
 */
public final class SideBySide {
  private static final Path BENCH = Path.of("bench");

  private SideBySide() {}

  /** Runs what the command line asks for. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) throws IOException, InterruptedException {
    Plan plan;
    try {
      plan = Plan.parse(arguments);
    } catch (IllegalArgumentException misunderstood) {
      System.err.println("bench/run side-by-side: " + misunderstood.getMessage());
      return 2;
    }
    try (Race race = new Race(plan, BENCH)) {
      String report = Report.of(plan, race.run());
      System.out.print(report);
      Files.writeString(BENCH.resolve("target").resolve("side-by-side.md"), report);
      return 0;
    } catch (FailedRun failed) {
      System.err.println("bench/run side-by-side: " + failed.getMessage());
      return 1;
    }
  }
}
