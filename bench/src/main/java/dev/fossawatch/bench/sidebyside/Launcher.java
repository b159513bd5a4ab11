package dev.fossawatch.bench.sidebyside;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts variants, all with the same heap and collector. */
public final class Launcher {
  private static final List<String> SAME_FOR_ALL =
      List.of("-Xmx512m", "-XX:+UseG1GC", "-Djava.awt.headless=true", "-Djava.io.tmpdir=.");

  private final Path bench;

  Launcher(Path bench) {
    this.bench = bench;
  }

  /** Starts the process; it does not answer yet. */
  Application launch(Variant variant) throws IOException, FailedRun {
    Path project = variant.directory(bench);
    Path target = project.resolve("target");
    Path classPath = target.resolve("class-path");
    if (!Files.exists(classPath)) {
      throw new FailedRun(variant.id() + " is not built: there is no " + classPath);
    }
    int port = freePort();
    Path log = target.resolve("application.log");
    Process process =
        new ProcessBuilder(
                command(project.resolve("java.options"), Files.readString(classPath), port))
            .directory(target.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    return new Application(variant, URI.create("http://127.0.0.1:" + port), log, process);
  }

  private static List<String> command(Path options, String classPath, int port) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SAME_FOR_ALL);
    if (Files.exists(options)) {
      command.add("@" + options);
    }
    command.addAll(List.of("-cp", "classes" + File.pathSeparator + classPath.strip()));
    command.add("dev.fossawatch.bench.bare.BareApplication");
    command.add("--server.port=" + port);
    return command;
  }

  /** A port nobody listens on now. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
