package dev.fossawatch.bench.sidebyside;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The load: {@code wrk} with the mix of requests. */
final class Wrk {
  static final int CONNECTIONS = 16;

  private final Path script;
  private final int connections;
  private final List<String> arguments;

  Wrk(Path script) {
    this(script, CONNECTIONS, List.of());
  }

  /**
   * @param arguments handed on to the script, after {@code --}; empty for none
   */
  Wrk(Path script, int connections, List<String> arguments) {
    this.script = script;
    this.connections = connections;
    this.arguments = List.copyOf(arguments);
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
    String output = Command.output(command(application, seconds).toArray(String[]::new));
    WrkReport report = WrkReport.parse(output);
    if (report.errors() > 0 || report.requests() == 0) {
      throw new FailedRun("wrong answers under load:\n" + output);
    }
    return report;
  }

  private List<String> command(URI application, int seconds) {
    List<String> command = new ArrayList<>(List.of("wrk", "--threads=1", "--timeout=60s"));
    command.add("--connections=" + connections);
    command.add("--duration=" + seconds + "s");
    command.add("--script=" + script);
    command.add(application.toString());
    command.addAll(arguments);
    return arguments.isEmpty() ? command : Cores.rest(command);
  }
}
