package dev.fossawatch.server.gateway;

import dev.fossawatch.core.Fossawatch;
import dev.fossawatch.core.api.ApiRequest;
import dev.fossawatch.core.api.ApiResponse;
import dev.fossawatch.core.config.ServerConfig;
import dev.fossawatch.core.http.Exchanges;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * The port that administers the gateway: pages, interface, {@code /metrics}, and two paths for
 * probes, which need no credential. {@code /healthz} answers 200 while the process lives, {@code
 * /readyz} 200 while traffic is taken and 503 otherwise. It has threads of its own, so that neither
 * waits for the traffic nor the traffic for it. Thread-safe.
 */
public final class AdminServer implements AutoCloseable {
  private static final int THREADS = 8;
  private static final int IDLE_SECONDS = 60;
  private static final int MAX_HEADER_BYTES = 16 * 1024;
  private static final long PATIENCE_SECONDS = 15;

  private final Vertx vertx;
  private final ApiBridge bridge;
  private final HttpServer server;
  private volatile Readiness readiness = Readiness.STARTING;

  private AdminServer(Exchanges exchanges, Function<ApiRequest, ApiResponse> answers) {
    vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(THREADS)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
    bridge = new ApiBridge(vertx, exchanges, answers);
    server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setHttp2ClearTextEnabled(false)
                    .setIdleTimeout(IDLE_SECONDS)
                    .setMaxInitialLineLength(MAX_HEADER_BYTES)
                    .setMaxHeaderSize(MAX_HEADER_BYTES))
            .requestHandler(this::handle);
  }

  /**
   * Opens the port.
   *
   * @throws GatewayException with a message for people where it cannot be opened
   */
  public static AdminServer start(Fossawatch fossawatch) throws GatewayException {
    ServerConfig config = fossawatch.config().server();
    return start(
        config,
        fossawatch.exchanges(),
        fossawatch.config().enabled()
            ? fossawatch.api().adminPort(config.adminHost())::handle
            : request -> new ApiResponse(404, Map.of(), new byte[0]));
  }

  static AdminServer start(
      ServerConfig config, Exchanges exchanges, Function<ApiRequest, ApiResponse> answers)
      throws GatewayException {
    AdminServer started = new AdminServer(exchanges, answers);
    try {
      HttpServer unused =
          started
              .server
              .listen(config.adminPort(), config.adminHost())
              .await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return started;
    } catch (Exception fault) { // whatever the operating system says, undeclared
      started.close();
      throw new GatewayException(
          "cannot open the admin port %d of %s (%s); choose another with --admin-port or --admin-host"
              .formatted(config.adminPort(), config.adminHost(), fault.getMessage()),
          fault);
    }
  }

  /** The port it listens on. */
  public int port() {
    return server.actualPort();
  }

  /** Tells probes from now on whether traffic is taken. */
  public void tell(Readiness readiness) {
    this.readiness = readiness;
  }

  private void handle(HttpServerRequest request) {
    Readiness now = readiness;
    if (isProbe(request, "/healthz")) {
      answerProbe(request, 200, "ok");
    } else if (isProbe(request, "/readyz")) {
      answerProbe(request, now.status(), now.word());
    } else {
      bridge.answer(request);
    }
  }

  private static boolean isProbe(HttpServerRequest request, String path) {
    String method = request.method().name();
    return path.equals(request.path()) && (method.equals("GET") || method.equals("HEAD"));
  }

  private static void answerProbe(HttpServerRequest request, int status, String word) {
    String line = word + "\n";
    HttpServerResponse response =
        request
            .response()
            .setStatusCode(status)
            .putHeader("Content-Type", "text/plain; charset=utf-8")
            .putHeader("Content-Length", Integer.toString(line.length()))
            .putHeader("Cache-Control", "no-store")
            .putHeader("X-Content-Type-Options", "nosniff");
    boolean head = request.method().name().equals("HEAD");
    Future<Void> unused = head ? response.end() : response.end(line);
  }

  /** Closes the port and every connection to it. */
  @Override
  public void close() {
    try {
      Void unused = vertx.close().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException stuck) {
      throw new IllegalStateException("The port that administers the gateway did not close", stuck);
    }
  }
}
