package dev.fossawatch.demo;

import dev.fossawatch.core.testing.Patience;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A real Prometheus on a free port that scrapes one target, for tests. */
final class PrometheusServer implements AutoCloseable {
  private static final Pattern LISTENING = Pattern.compile("Listening on\" address=(\\S+)");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path log;
  private final Process process;

  private PrometheusServer(Path program, Path directory, String... options) throws IOException {
    log = directory.resolve("log");
    List<String> command =
        Stream.concat(
                Stream.of(
                    program.toString(),
                    "--config.file=" + directory.resolve("prometheus.yml"),
                    "--storage.tsdb.path=" + directory.resolve("data"),
                    "--web.listen-address=127.0.0.1:0"),
                Arrays.stream(options))
            .toList();
    process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  /** Starts one that scrapes this host and port with this token every second. */
  static PrometheusServer start(
      Path program, Path directory, String target, String token, String... options)
      throws IOException {
    Files.createDirectories(directory);
    Files.writeString(
        directory.resolve("prometheus.yml"),
        template().replace("${target}", target).replace("${token}", token));
    return new PrometheusServer(program, directory, options);
  }

  private static String template() throws IOException {
    try (var in = PrometheusServer.class.getResourceAsStream("prometheus.yml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Waits until it listens and answers questions, which is later. */
  boolean isReady() throws Exception {
    return Patience.until(
        () ->
            LISTENING.matcher(Files.readString(log)).find() && get("/-/ready").statusCode() == 200);
  }

  /** The value of a query that yields one; 0 where it yields none yet. */
  double value(String query) throws IOException, InterruptedException {
    String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
    return ask("/api/v1/query?query=" + encoded)
        .path("data")
        .path("result")
        .path(0)
        .path("value")
        .path(1)
        .asDouble(0);
  }

  /** What it says of its one target. */
  JsonNode target() throws IOException, InterruptedException {
    return ask("/api/v1/targets").path("data").path("activeTargets").path(0);
  }

  private JsonNode ask(String path) throws IOException, InterruptedException {
    return Admin.JSON.readTree(get(path).body());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    Matcher address = LISTENING.matcher(Files.readString(log));
    if (!address.find()) {
      throw new IOException("not listening: " + Files.readString(log));
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + address.group(1) + path))
            .timeout(Duration.ofSeconds(60))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
