package dev.fossawatch.server.gateway;

import dev.fossawatch.core.api.Api;
import dev.fossawatch.core.api.ApiRequest;
import dev.fossawatch.core.api.ApiResponse;
import dev.fossawatch.core.http.Exchange;
import dev.fossawatch.core.http.Exchanges;
import dev.fossawatch.core.http.Refusal;
import dev.fossawatch.core.http.RequestView;
import dev.fossawatch.core.http.Verdict;
import io.vertx.core.AsyncResult;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands requests that are meant for Fossawatch to its interface, on a thread that may wait, and
 * writes the answers back. What waits is bounded, in calls and in bytes. Thread-safe.
 */
final class ApiBridge {
  private static final Logger LOG = LoggerFactory.getLogger(ApiBridge.class);
  private static final int MOST_CALLS = 128;
  private static final int MOST_BYTES = 32 * 1024 * 1024;
  private static final Refusal BUSY =
      Refusal.problem(503, "Service Unavailable", Map.of("Retry-After", "1"));

  private final Vertx vertx;
  private final Exchanges exchanges;
  private final Function<ApiRequest, ApiResponse> answers;
  private final Semaphore calls = new Semaphore(MOST_CALLS);
  private final HeldBodies bodies = new HeldBodies(Api.MAX_BODY_BYTES, MOST_BYTES);
  private final ApiAnswers out;

  ApiBridge(Vertx vertx, Exchanges exchanges, Function<ApiRequest, ApiResponse> answers) {
    this.vertx = vertx;
    this.exchanges = exchanges;
    this.answers = answers;
    out = new ApiAnswers(vertx);
  }

  /** Answers in the interface's place; the rest of the request is thrown away. */
  void refuse(HttpServerRequest request, Refusal refusal) {
    out.refuse(request, refusal);
  }

  /** Reads a request whole and answers it; called on the request's event loop. */
  void answer(HttpServerRequest request) {
    answer(request, null);
  }

  /**
   * Reads a request whole and answers it, unless it is refused; called on the request's event loop.
   *
   * @param judged what judges it; null for nobody
   */
  void answer(HttpServerRequest request, @Nullable Exchange judged) {
    Refusal refusal = judged == null ? null : judged.refusal();
    if (refusal != null) {
      out.refuse(request, refusal);
      return;
    }
    String path = decoded(request.path());
    if (path == null) {
      out.refuse(request, Refusal.problem(400, "Bad Request", Map.of()));
      return;
    }
    if (UpstreamHeaders.expectsContinue(request.headers())) {
      request.response().writeContinue();
    }
    HeldBodies.Body body = bodies.begin();
    request.exceptionHandler(broken -> body.letGo());
    request.endHandler(end -> call(request, path, body, judged));
    request.handler(
        piece -> {
          HeldBodies.Holding holding = body.add(piece);
          if (holding != HeldBodies.Holding.HELD) {
            body.letGo();
            out.refuse(
                request, holding == HeldBodies.Holding.TOO_LARGE ? Refusal.tooLarge() : BUSY);
          }
        });
  }

  private void call(
      HttpServerRequest request, String path, HeldBodies.Body body, @Nullable Exchange judged) {
    Refusal refusal = judged == null ? null : refusal(judged, body.bytes());
    if (refusal != null) {
      body.letGo();
      out.write(request, refusal);
      return;
    }
    if (!calls.tryAcquire()) {
      body.letGo();
      out.write(request, BUSY);
      return;
    }
    RequestView view = new GatewayRequestView(request, peer(request), target(request));
    vertx
        .executeBlocking(
            () -> answers.apply(new ApiRequest(view, path, exchanges.clientOf(view), body.bytes())),
            false)
        .onComplete(
            answer -> {
              calls.release();
              body.letGo();
              write(request, answer);
            });
  }

  private static @Nullable Refusal refusal(Exchange judged, byte[] body) {
    if (judged.readsBody()) {
      Verdict unused = judged.body(body, 0, body.length, true);
    }
    return judged.refusal();
  }

  private void write(HttpServerRequest request, AsyncResult<ApiResponse> answer) {
    if (answer.succeeded()) {
      out.write(request, answer.result());
    } else {
      LOG.warn("A request to Fossawatch could not be answered", answer.cause());
      out.write(request, Refusal.problem(500, "Internal Server Error", Map.of()));
    }
  }

  /** The path and query, also where the request line names a host before them. */
  private static String target(HttpServerRequest request) {
    String query = request.query();
    return query == null ? request.path() : request.path() + '?' + query;
  }

  private static String peer(HttpServerRequest request) {
    SocketAddress peer = request.remoteAddress();
    return Objects.requireNonNullElse(peer == null ? null : peer.hostAddress(), "");
  }

  /** A path without the codes of a URL, its dots followed; null where it is malformed. */
  static @Nullable String decoded(@Nullable String path) {
    if (path == null || !path.startsWith("/")) {
      return null;
    }
    try {
      return URI.create("http://localhost" + path).normalize().getPath();
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }
}
