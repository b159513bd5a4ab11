package dev.fossawatch.bench.faults;

import dev.fossawatch.bench.sidebyside.FailedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs the faults, prints the table and writes it to {@code bench/target/faults.md}. Expects to be
 * started in the root of the repository by {@code bench/run}, which has built the server. Exit
 * codes: 0 measured, 1 something did not start or answered wrongly in calm, 2 the command line was
 * not understood.
 */
public final class FaultRun {
  private static final Path BENCH = Path.of("bench");

  private FaultRun() {}

  /** Runs what the command line asks for. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) throws IOException, InterruptedException {
    try {
      FaultPlan plan = FaultPlan.parse(arguments);
      String report = FaultReport.of(plan, new FaultRace(plan, BENCH).run());
      System.out.print(report);
      Files.writeString(BENCH.resolve("target").resolve("faults.md"), report);
      return 0;
    } catch (IllegalArgumentException misunderstood) {
      System.err.println("bench/run faults: " + misunderstood.getMessage());
      return 2;
    } catch (FailedRun failed) {
      System.err.println("bench/run faults: " + failed.getMessage());
      return 1;
    }
  }
}
