package dev.fossawatch.core.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fossawatch.core.http.ClientAddress;
import dev.fossawatch.core.http.RequestView;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The JDK's own HTTP server as a carrier of the interface. */
final class HttpAdapter implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);

  HttpAdapter(int port, Function<ApiRequest, ApiResponse> answers) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, answers));
    server.start();
  }

  URI uri(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }

  private static void answer(HttpExchange exchange, Function<ApiRequest, ApiResponse> answers)
      throws IOException {
    try (exchange) {
      InetAddress address = exchange.getRemoteAddress().getAddress();
      ApiResponse response =
          answers.apply(
              new ApiRequest(
                  new View(exchange),
                  exchange.getRequestURI().getPath(),
                  new ClientAddress(address, address.getHostAddress()),
                  exchange.getRequestBody().readNBytes(Api.MAX_BODY_BYTES + 1)));
      response.headers().forEach(exchange.getResponseHeaders()::add);
      boolean empty = response.body().length == 0;
      exchange.sendResponseHeaders(response.status(), empty ? -1 : response.body().length);
      exchange.getResponseBody().write(response.body());
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private record View(HttpExchange exchange) implements RequestView {
    @Override
    public String method() {
      return exchange.getRequestMethod();
    }

    @Override
    public String rawPath() {
      return exchange.getRequestURI().getRawPath();
    }

    @Override
    public @Nullable String rawQuery() {
      return exchange.getRequestURI().getRawQuery();
    }

    @Override
    public String scheme() {
      return "http";
    }

    @Override
    public String protocol() {
      return exchange.getProtocol();
    }

    @Override
    public String peerAddress() {
      return exchange.getRemoteAddress().getAddress().getHostAddress();
    }

    @Override
    public @Nullable String header(String name) {
      return exchange.getRequestHeaders().getFirst(name);
    }

    @Override
    public List<String> headers(String name) {
      return Optional.ofNullable(exchange.getRequestHeaders().get(name)).orElse(List.of());
    }

    @Override
    public Iterable<String> headerNames() {
      return exchange.getRequestHeaders().keySet();
    }

    @Override
    public long contentLength() {
      return -1;
    }

    @Override
    public @Nullable String routeTemplate() {
      return null;
    }
  }
}
