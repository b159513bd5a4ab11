package dev.fossawatch.demo;

import dev.fossawatch.core.time.TimeSource;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The program: the application, what watches it, and visitors. */
@Command(
    name = "fossawatch demo",
    mixinStandardHelpOptions = true,
    version = "fossawatch demo",
    description = {
      "Runs a small application about fuel dispensers, watched by Fossawatch, and visitors who use it.",
      "Both listen on this machine's loopback interface only. Stop with Ctrl+C."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:help was shown",
      "1:could not start: a port is taken, or the data directory is in use",
      "2:wrong options",
      "130:stopped with Ctrl+C"
    })
public final class Demo implements Callable<Integer> {
  private static final int COULD_NOT_START = 1;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "The application's port, 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--admin-port",
      paramLabel = "N",
      defaultValue = "9797",
      description = "Fossawatch's port, 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int adminPort;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = "fossawatch-demo-data",
      description = "Where data is kept, made if it is missing (default: ./${DEFAULT-VALUE}).")
  private Path dataDirectory = Path.of("");

  @Option(names = "--no-traffic", description = "No visitors: only you use the application.")
  private boolean quiet;

  @Option(
      names = "--gateway",
      description =
          "The gateway in front of the application watches it, instead of a filter inside.")
  private boolean gateway;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "What visitors want and when things go wrong follows from it (default: ${DEFAULT-VALUE}).")
  private long seed;

  private Demo() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Demo());
  }

  @Override
  public Integer call() throws Exception {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    checkPort("--port", port, command);
    checkPort("--admin-port", adminPort, command);
    Settings settings = new Settings(port, adminPort, dataDirectory, !quiet, gateway, seed);
    try (RunningDemo demo = RunningDemo.start(settings, TimeSource.system())) {
      Runtime.getRuntime().addShutdownHook(new Thread(demo::close, "stop"));
      tell(command.getOut(), demo);
      demo.join();
      return 0;
    } catch (CannotStart reason) {
      command.getErr().println(command.getColorScheme().errorText(reason.getMessage()));
      return COULD_NOT_START;
    }
  }

  private static void checkPort(String option, int port, CommandLine command) {
    if (port < 0 || port > 65_535) {
      throw new CommandLine.ParameterException(
          command, "%s is a number from 0 to 65535, not %d".formatted(option, port));
    }
  }

  private static void tell(PrintWriter out, RunningDemo demo) {
    demo.greeting().forEach(out::println);
    out.flush();
  }
}
