package dev.fossawatch.bench.sidebyside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs nginx and the gateway side by side before the same application, prints the table and writes
 * it to {@code bench/target/gateway.md}. Expects to be started in the root of the repository by
 * {@code bench/run}, which has built the server. Exit codes: 0 measured, 1 something did not start
 * or answered wrongly, 2 the command line was not understood.
 */
public final class Proxies {
  private static final Path BENCH = Path.of("bench");

  private Proxies() {}

  /** Runs what the command line asks for. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) throws IOException, InterruptedException {
    try {
      ProxyPlan plan = ProxyPlan.parse(arguments);
      String report = ProxyReport.of(plan, new ProxyRace(plan, BENCH).run());
      System.out.print(report);
      Files.writeString(BENCH.resolve("target").resolve("gateway.md"), report);
      return 0;
    } catch (IllegalArgumentException misunderstood) {
      System.err.println("bench/run gateway: " + misunderstood.getMessage());
      return 2;
    } catch (FailedRun failed) {
      System.err.println("bench/run gateway: " + failed.getMessage());
      return 1;
    }
  }
}
