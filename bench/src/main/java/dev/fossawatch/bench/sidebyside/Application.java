package dev.fossawatch.bench.sidebyside;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One variant, running in a process of its own until it is closed. */
final class Application implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long POLL_MILLIS = 10;

  private final Variant variant;
  private final URI address;
  private final Path log;
  private final Process process;
  private final long launchedNanos = System.nanoTime();
  private final HttpClient client = HttpClient.newHttpClient();

  Application(Variant variant, URI address, Path log, Process process) {
    this.variant = variant;
    this.address = address;
    this.log = log;
    this.process = process;
  }

  /**
   * Waits for the first answer.
   *
   * @return seconds since the launch
   */
  double awaitFirstAnswer() throws IOException, InterruptedException, FailedRun {
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() - launchedNanos > PATIENCE.toNanos()) {
        throw new FailedRun(variant.id() + " did not start:\n" + log());
      }
      process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
    }
    return (System.nanoTime() - launchedNanos) / 1e9;
  }

  private boolean answers() throws IOException, InterruptedException {
    try {
      return get("/orders/1").statusCode() == 200;
    } catch (ConnectException notYet) {
      return false;
    }
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(address.resolve(path)));
  }

  HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
  }

  Variant variant() {
    return variant;
  }

  URI address() {
    return address;
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  /** Processor time the process has used so far, in user and in kernel mode. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  ProcessMemory memory() {
    return new ProcessMemory(process.pid());
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
