package dev.fossawatch.server.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server that is a program of its own and says on which port it listens. */
final class ProgramServer implements AutoCloseable {
  private static final Pattern PORT = Pattern.compile("port (\\d+)");

  private final Process process;
  private final int port;

  private ProgramServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Python's server of files. */
  static ProgramServer python(Path python, Path directory) throws IOException {
    Process process =
        new ProcessBuilder(python.toString(), "-u", "-m", "http.server", "0", "--bind", "127.0.0.1")
            .directory(directory.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    String line = said.readLine();
    Matcher matcher = PORT.matcher(line == null ? "" : line);
    if (!matcher.find()) {
      process.destroyForcibly();
      throw new IOException("no port in: " + line);
    }
    return new ProgramServer(process, Integer.parseInt(matcher.group(1)));
  }

  int port() {
    return port;
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        throw new IOException("it does not end");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
