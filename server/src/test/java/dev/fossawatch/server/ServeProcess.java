package dev.fossawatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code fossawatch serve} as a process of its own, on any free ports. */
final class ServeProcess implements AutoCloseable {
  private static final Pattern PORT = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");

  private final Process process;
  private final List<String> told = new ArrayList<>();
  private final int port;
  private final int adminPort;

  /** Starts it and waits until it takes traffic. */
  ServeProcess(Path directory, String upstream, String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path", ""),
                Main.class.getName(),
                "serve",
                "--upstream=" + upstream,
                "--host=127.0.0.1",
                "--port=0",
                "--admin-port=0",
                "--data-dir=" + directory));
    command.addAll(List.of(more));
    process = new ProcessBuilder(command).start();
    BufferedReader err = process.errorReader();
    port = port(err, "Traffic ");
    adminPort = port(err, "Fossawatch ");
    told.add(err.readLine());
  }

  private int port(BufferedReader err, String label) throws IOException {
    String line = err.readLine();
    while (line != null) {
      told.add(line);
      Matcher matcher = PORT.matcher(line);
      if (line.startsWith(label) && matcher.find()) {
        return Integer.parseInt(matcher.group(1));
      }
      line = err.readLine();
    }
    throw new IOException("ended after telling " + told);
  }

  int port() {
    return port;
  }

  int adminPort() {
    return adminPort;
  }

  /** What it told when it started. */
  List<String> told() {
    return told;
  }

  /** Sends it SIGHUP, as logrotate does. */
  void hangUp() throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Tells it to end, as an orchestrator does. */
  void terminate() {
    process.toHandle().destroy();
  }

  /** Its exit code, once it has ended. */
  int exitCode() throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
    return process.exitValue();
  }

  /** All of its output and what else it told, once it has ended. */
  String rest() {
    String out = process.inputReader().lines().collect(Collectors.joining("\n"));
    return out + process.errorReader().lines().collect(Collectors.joining("\n"));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
