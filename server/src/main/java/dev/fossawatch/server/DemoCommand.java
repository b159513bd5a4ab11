package dev.fossawatch.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Starts the demonstration, a program of its own, and ends with it. */
@Command(
    name = "demo",
    description = {
      "Starts a small real application with Fossawatch inside, and visitors who use it.",
      "With --gateway, Fossawatch stands in front of it.",
      "Every option goes to the demonstration: see 'demo --help' where it is built."
    })
final class DemoCommand implements Callable<Integer> {
  private static final String MISSING =
      "the demonstration is not built. Build it with 'mvn -DskipTests package', or name its jar:"
          + " -Dfossawatch.demo.jar=FILE";

  private static final List<String> HELP = List.of("-h", "--help");

  @Spec private @Nullable CommandSpec spec;
  @Unmatched private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    Path jar = DemoJar.find();
    if (jar != null) {
      return ChildProcess.start(java(jar)).waitFor();
    }
    if (arguments.stream().anyMatch(HELP::contains)) {
      command.usage(command.getOut());
      return ExitCode.OK;
    }
    command.getErr().println("fossawatch demo: " + MISSING);
    return ExitCode.FAILED;
  }

  private List<String> java(Path jar) {
    Path java = Path.of(System.getProperty("java.home", ""), "bin", "java");
    List<String> command = new ArrayList<>(List.of(java.toString(), "-jar", jar.toString()));
    command.addAll(arguments);
    return command;
  }
}
