package dev.fossawatch.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fossawatch.core.testing.Requires;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Through the gateway come the bytes that come directly. {@code -Dfossawatch.test.requests=10000}
 * asks more often.
 */
class SameBytesTest {
  private static final int REQUESTS = Integer.getInteger("fossawatch.test.requests", 400);
  private static final int[] SIZES = {0, 1, 100, 8191, 8192, 8193, 65_536, 300_001};

  /** What differs from answer to answer, or belongs to one connection. */
  private static final List<String> NOT_COMPARED =
      List.of(
          "connection",
          "date",
          "keep-alive",
          "transfer-encoding",
          "x-request-id",
          "x-response-time");

  @TempDir Path directory = Path.of("");

  @BeforeEach
  void writeFiles() throws IOException {
    Path files = Files.createDirectory(directory.resolve("files"));
    for (int size : SIZES) {
      byte[] bytes = new byte[size];
      new Random(size).nextBytes(bytes);
      Files.write(files.resolve(size + ".bin"), bytes);
    }
    Files.writeString(files.resolve("page.html"), "<p>page</p>");
  }

  @Test
  void ofThePythonServer() throws Exception {
    Path python = new Requires().program("python3");
    try (ProgramServer server = ProgramServer.python(python, directory)) {
      compare(server.port());
    }
  }

  @Test
  void ofNginx() throws Exception {
    try (Nginx nginx = Nginx.start(directory)) {
      compare(nginx.port());
    }
  }

  @Test
  void ofAJavaServer() throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
    try {
      compare(server.getAddress().getPort());
    } finally {
      server.stop(0);
      threads.shutdownNow();
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Path file = directory.resolve(exchange.getRequestURI().getPath().substring(1));
      byte[] posted = exchange.getRequestBody().readAllBytes();
      boolean found = Files.isRegularFile(file);
      byte[] body = posted.length > 0 ? posted : found ? Files.readAllBytes(file) : new byte[0];
      boolean bodiless = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
      long length = bodiless ? -1 : body.length % 2 == 0 ? body.length : 0;
      exchange.getResponseHeaders().add("X-Query", "" + exchange.getRequestURI().getRawQuery());
      exchange.sendResponseHeaders(found ? 200 : 404, length);
      if (!bodiless) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private void compare(int port) throws Exception {
    Map<String, String> direct = new HashMap<>();
    try (Front gateway = Front.of("http://127.0.0.1:" + port)) {
      List<String> requests = requests();
      Line client = Line.to(gateway.port());
      for (int i = 0; i < REQUESTS; i++) {
        String request = requests.get(i % requests.size());
        Message answer = ask(client, request);
        assertThat(shown(answer))
            .as(request)
            .isEqualTo(direct.computeIfAbsent(request, asked -> directly(port, asked)));
        if ("close".equals(answer.header("Connection"))) {
          client.close();
          client = Line.to(gateway.port());
        }
      }
      client.close();
    }
  }

  private static List<String> requests() {
    List<String> requests = new ArrayList<>();
    for (int size : SIZES) {
      String file = "/files/" + size + ".bin HTTP/1.1\r\nHost: localhost\r\n";
      requests.add("GET " + file + "\r\n");
      requests.add("HEAD " + file + "\r\n");
      requests.add("GET " + file + "Range: bytes=10-99\r\n\r\n");
      requests.add("GET " + file + "If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT\r\n\r\n");
      requests.add(
          "POST " + file + "Content-Length: " + size / 7 + "\r\n\r\n" + "p".repeat(size / 7));
      requests.add("POST " + file + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
    }
    for (String target :
        List.of(
            "/files/page.html?a=%20b&c", "/files/", "/files", "/files/none", "/%66iles/1.bin")) {
      requests.add("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }
    return requests;
  }

  private static Message ask(Line client, String request) throws IOException {
    client.send(request);
    Message answer = Message.response(client.in(), request.startsWith("HEAD"));
    if (answer == null) {
      throw new IOException("closed instead of an answer to " + request);
    }
    return answer;
  }

  private static String directly(int port, String request) {
    try (Line client = Line.to(port)) {
      return shown(ask(client, request));
    } catch (IOException unanswered) {
      throw new AssertionError(request, unanswered);
    }
  }

  private static String shown(Message answer) {
    Map<String, List<String>> headers = new TreeMap<>(answer.headers());
    headers.keySet().removeAll(NOT_COMPARED);
    headers.computeIfPresent(
        "location", (name, values) -> List.of(URI.create(values.get(0)).getPath()));
    return answer.status() + " " + headers + "\n" + answer.body();
  }
}
