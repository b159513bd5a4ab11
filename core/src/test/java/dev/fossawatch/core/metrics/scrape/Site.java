package dev.fossawatch.core.metrics.scrape;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fossawatch.core.config.ScrapeConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A real server that shows pages of metrics, and remembers how it was last asked. */
final class Site implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private volatile Headers asked = new Headers();

  /** What a path is answered with. */
  record Answer(int status, Map<String, String> headers, byte[] body) {
    static Answer text(String... lines) {
      return of("text/plain; version=0.0.4; charset=utf-8", lines);
    }

    static Answer of(String contentType, String... lines) {
      String body = String.join("\n", lines) + "\n";
      return new Answer(200, Map.of("Content-Type", contentType), body.getBytes(UTF_8));
    }

    static Answer gzip(byte[] plain) {
      ByteArrayOutputStream compressed = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
        gzip.write(plain);
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
      return new Answer(
          200,
          Map.of("Content-Type", "text/plain", "Content-Encoding", "gzip"),
          compressed.toByteArray());
    }
  }

  Site() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked = exchange.getRequestHeaders();
      Answer answer =
          answers.getOrDefault(
              exchange.getRequestURI().getPath(), new Answer(404, Map.of(), new byte[0]));
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(
          answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    }
  }

  void show(String path, Answer answer) {
    answers.put(path, answer);
  }

  /** The headers of the last request. */
  Headers asked() {
    return asked;
  }

  int port() {
    return server.getAddress().getPort();
  }

  ScrapeConfig target(String name, String path) {
    return target(name, path, null);
  }

  ScrapeConfig target(String name, String path, @Nullable String token) {
    return new ScrapeConfig(
        name,
        "http://127.0.0.1:" + port() + path,
        Duration.ofSeconds(1),
        Duration.ofSeconds(60),
        token);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
