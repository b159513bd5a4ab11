package dev.fossawatch.servlet;

import dev.fossawatch.core.Fossawatch;
import dev.fossawatch.core.api.Api;
import dev.fossawatch.core.api.ApiRequest;
import dev.fossawatch.core.api.ApiResponse;
import dev.fossawatch.core.http.Refusal;
import dev.fossawatch.core.http.RequestView;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Hands requests that are meant for Fossawatch to its interface and writes the answers back. */
final class ApiBridge {
  private final Fossawatch fossawatch;

  ApiBridge(Fossawatch fossawatch) {
    this.fossawatch = fossawatch;
  }

  boolean owns(HttpServletRequest request) {
    return fossawatch.api().owns(path(request));
  }

  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    byte[] body = request.getInputStream().readNBytes(Api.MAX_BODY_BYTES + 1);
    if (body.length > Api.MAX_BODY_BYTES) {
      Answers.write(Refusal.tooLarge(), response);
      return;
    }
    RequestView view = new ServletRequestView(request);
    ApiResponse answer =
        fossawatch
            .api()
            .handle(
                new ApiRequest(view, path(request), fossawatch.exchanges().clientOf(view), body));
    Answers.write(answer.status(), answer.headers(), answer.body(), response);
  }

  /** The path within the application as the container routes it: decoded, without parameters. */
  private static String path(HttpServletRequest request) {
    String path = request.getServletPath();
    String rest = request.getPathInfo();
    if (rest == null) {
      return path;
    }
    return path.isEmpty() ? rest : path + rest;
  }
}
