package dev.fossawatch.promql.differential;

import dev.fossawatch.promql.testing.Needs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A Prometheus of its own, on these samples and no others. */
final class Prometheus implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final String address;

  private Prometheus(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  static Prometheus start(Path folder, String openMetrics)
      throws IOException, InterruptedException {
    Path program = Needs.program("prometheus");
    Path tool = Needs.program("promtool");
    Path samples = Files.writeString(folder.resolve("samples.txt"), openMetrics);
    Path config = Files.writeString(folder.resolve("prometheus.yml"), "global: {}\n");
    Path data = folder.resolve("data");
    run(
        folder,
        List.of(
            tool.toString(),
            "tsdb",
            "create-blocks-from",
            "openmetrics",
            samples.toString(),
            data.toString()));
    String address = "127.0.0.1:" + freePort();
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--config.file=" + config,
                "--storage.tsdb.path=" + data,
                "--storage.tsdb.retention.time=100y",
                "--web.listen-address=" + address)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    Prometheus prometheus = new Prometheus(process, address);
    prometheus.awaitReady();
    return prometheus;
  }

  private static void run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Process tool =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("promtool.log").toFile())
            .start();
    if (!tool.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || tool.exitValue() != 0) {
      tool.destroyForcibly();
      throw new IOException(Files.readString(folder.resolve("promtool.log")));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    CountDownLatch never = new CountDownLatch(1);
    while (System.nanoTime() < deadline && process.isAlive()) {
      try {
        if (get("/-/ready").statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        // It does not listen yet.
      }
      if (never.await(100, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    close();
    throw new IOException("Prometheus does not start");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + path)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** The answer to a query: {@code data} of the API, or {@code error} alone. */
  Reply ask(String path, Map<String, String> parameters) throws IOException, InterruptedException {
    String query =
        parameters.entrySet().stream()
            .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", path + "?", ""));
    Object json = new Load(LoadSettings.builder().build()).loadFromString(get(query).body());
    Map<?, ?> answer = (Map<?, ?>) json;
    if (!"success".equals(answer.get("status"))) {
      return new Reply(String.valueOf(answer.get("error")), List.of());
    }
    List<Map<?, ?>> series = new ArrayList<>();
    Map<?, ?> data = (Map<?, ?>) Objects.requireNonNull(answer.get("data"));
    for (Object one : (List<?>) Objects.requireNonNull(data.get("result"))) {
      series.add((Map<?, ?>) one);
    }
    return new Reply("", series);
  }

  /** An error, or what the API lists under {@code result}. */
  record Reply(String error, List<Map<?, ?>> series) {}

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
