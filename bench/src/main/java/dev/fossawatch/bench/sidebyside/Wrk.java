package dev.fossawatch.bench.sidebyside;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** The load: {@code wrk} with the mix of requests. */
final class Wrk {
  static final int CONNECTIONS = 16;

  private final Path script;

  Wrk(Path script) {
    this.script = script;
  }

  /** Fails with what to do about it where {@code wrk} is missing. */
  static void requireInstalled() throws FailedRun {
    try {
      new ProcessBuilder("wrk").redirectErrorStream(true).start().destroy();
    } catch (IOException missing) {
      throw new FailedRun("wrk is not installed; on Debian: sudo apt-get install wrk");
    }
  }

  /**
   * Loads an application for some seconds.
   *
   * @throws FailedRun if any request failed or was answered with an error
   */
  WrkReport load(URI application, int seconds) throws IOException, InterruptedException, FailedRun {
    String output =
        Command.output(
            "wrk",
            "--threads=1",
            "--connections=" + CONNECTIONS,
            "--duration=" + seconds + "s",
            "--timeout=60s",
            "--script=" + script,
            application.toString());
    WrkReport report = WrkReport.parse(output);
    if (report.errors() > 0 || report.requests() == 0) {
      throw new FailedRun("wrong answers under load:\n" + output);
    }
    return report;
  }
}
