package dev.fossawatch.server.gateway;

import dev.fossawatch.core.testing.Requires;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * An nginx of this machine as an upstream: serves a directory under {@code /files/}, answers
 * everything else with the request line it read, and logs what it read.
 */
final class Nginx implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 30;

  private final Path directory;
  private final int port;
  private final Process process;

  private Nginx(Path directory, int port, Process process) {
    this.directory = directory;
    this.port = port;
    this.process = process;
  }

  /** Starts one with a directory for its files; {@code files} below that is served. */
  static Nginx start(Path directory) throws IOException {
    int port = freePort();
    String template =
        new String(
            Nginx.class.getResourceAsStream("/nginx-upstream.conf").readAllBytes(),
            StandardCharsets.UTF_8);
    Path config =
        Files.writeString(
            directory.resolve("nginx.conf"),
            template.replace("@DIR@", directory.toString()).replace("@PORT@", "" + port));
    Process process =
        new ProcessBuilder(
                program().toString(),
                "-p",
                directory.toString(),
                "-c",
                config.toString(),
                "-e",
                directory.resolve("error.log").toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("output.log").toFile())
            .start();
    Nginx nginx = new Nginx(directory, port, process);
    nginx.awaitUp();
    return nginx;
  }

  /** Debian keeps it where the path of ordinary users does not lead. */
  private static Path program() {
    Path debian = Path.of("/usr/sbin/nginx");
    return Files.isExecutable(debian) ? debian : new Requires().program("nginx");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitUp() throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (process.isAlive() && System.nanoTime() < deadline) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException notYet) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
    }
    throw new IOException(Files.readString(directory.resolve("output.log")));
  }

  int port() {
    return port;
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Stops it and returns what it logged: status and request line of each request. */
  List<String> stopAndReadLog() throws IOException {
    close();
    return Files.readAllLines(directory.resolve("access.log"), StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    process.destroy();
    if (!ended()) {
      process.destroyForcibly();
    }
  }

  private boolean ended() {
    try {
      return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
