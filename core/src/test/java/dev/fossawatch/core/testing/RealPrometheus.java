package dev.fossawatch.core.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A Prometheus of the test's own, on these samples and no others. */
public final class RealPrometheus implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final String address;

  private RealPrometheus(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Starts one in an empty folder.
   *
   * @throws RuntimeException that skips the test, or fails it, where none is installed
   */
  public static RealPrometheus start(Path folder, String openMetrics) throws Exception {
    Requires requires = new Requires();
    Path program = requires.program("prometheus");
    Path tool = requires.program("promtool");
    Path samples = Files.writeString(folder.resolve("samples.txt"), openMetrics);
    Path config = Files.writeString(folder.resolve("prometheus.yml"), "global: {}\n");
    String data = folder.resolve("data").toString();
    Process filling =
        started(
            folder,
            tool.toString(),
            "tsdb",
            "create-blocks-from",
            "openmetrics",
            samples.toString(),
            data);
    if (!filling.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || filling.exitValue() != 0) {
      filling.destroyForcibly();
      throw new IOException(Files.readString(folder.resolve("log")));
    }
    String address = "127.0.0.1:" + freePort();
    Process process =
        started(
            folder,
            program.toString(),
            "--config.file=" + config,
            "--storage.tsdb.path=" + data,
            "--storage.tsdb.retention.time=100y",
            "--web.listen-address=" + address);
    RealPrometheus prometheus = new RealPrometheus(process, address);
    if (!Patience.until(prometheus::isReady)) {
      prometheus.close();
      throw new IOException("Prometheus does not start");
    }
    return prometheus;
  }

  private static Process started(Path folder, String... command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private boolean isReady() throws InterruptedException {
    try {
      HttpRequest ready = HttpRequest.newBuilder(uri("/-/ready")).build();
      return client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Where a path of it is. */
  public URI uri(String path) {
    return URI.create("http://" + address + path);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
