package dev.fossawatch.core.store.segment;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The power-loss check over many seeds, from the command line; see {@code bench/run}. */
final class CrashRuns {
  private CrashRuns() {}

  /** Takes the number of seeds and, to see the check fail, the point at which not to force. */
  public static void main(String[] arguments) throws IOException {
    int seeds = Integer.parseInt(arguments[0]);
    ForgetfulDisk.@Nullable Point forgotten =
        arguments.length > 1
            ? ForgetfulDisk.Point.valueOf(arguments[1].toUpperCase(Locale.ROOT).replace('-', '_'))
            : null;
    long crashes = 0;
    try {
      for (int seed = 1; seed <= seeds; seed++) {
        crashes += new PowerLossCheck(seed, forgotten).run();
      }
    } catch (WrongData lost) {
      System.out.println("lost: " + lost.getMessage());
      System.exit(1);
    }
    System.out.printf("%d seeds, power lost %d times, nothing else lost%n", seeds, crashes);
  }
}
