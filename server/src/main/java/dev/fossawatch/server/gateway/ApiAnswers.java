package dev.fossawatch.server.gateway;

import dev.fossawatch.core.api.ApiResponse;
import dev.fossawatch.core.http.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Writes answers that are complete in memory. */
record ApiAnswers(Vertx vertx) {
  private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(5);

  void write(HttpServerRequest request, ApiResponse answer) {
    write(request, answer.status(), answer.headers(), answer.body());
  }

  void write(HttpServerRequest request, Refusal refusal) {
    write(request, refusal.status(), refusal.headers(), refusal.body());
  }

  private static void write(
      HttpServerRequest request, int status, Map<String, String> headers, byte[] body) {
    HttpServerResponse response = request.response();
    if (response.closed() || response.ended()) {
      return;
    }
    response.setStatusCode(status);
    headers.forEach(response::putHeader);
    Future<Void> unused = body.length == 0 ? response.end() : response.end(Buffer.buffer(body));
  }

  /**
   * Answers before the request was read to its end. The rest is let pass for a while, since a
   * client that is still sending when its connection is closed may never see the answer.
   */
  void refuse(HttpServerRequest request, Refusal refusal) {
    long timer =
        vertx.setTimer(
            PATIENCE_MILLIS,
            late -> {
              Future<Void> unused = request.connection().close();
            });
    request.handler(rest -> {});
    request.endHandler(end -> vertx.cancelTimer(timer));
    request.exceptionHandler(broken -> vertx.cancelTimer(timer));
    write(request, refusal);
  }
}
