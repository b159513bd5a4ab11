package dev.fossawatch.bench.sidebyside;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A program that is run to its end. */
final class Command {
  private Command() {}

  /**
   * What the program printed, its errors included.
   *
   * @throws FailedRun if it ended with another exit code than 0
   * @throws IOException if there is no such program
   */
  static String output(String... command) throws IOException, InterruptedException, FailedRun {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new FailedRun(String.join(" ", command) + " failed:\n" + output);
    }
    return output;
  }
}
